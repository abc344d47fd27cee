package io.lightmill.e2e.access;

import static io.lightmill.e2e.access.Guard.ADMINISTRATORS;
import static io.lightmill.e2e.access.Guard.EACH_HIS_OWN;
import static io.lightmill.e2e.access.Guard.KEY_IN_THE_BODY;
import static io.lightmill.e2e.access.Guard.NAMES_THE_OWNERS;
import static io.lightmill.e2e.access.Guard.NOBODY;
import static io.lightmill.e2e.access.Guard.NO_FOREIGN_PAGE;
import static io.lightmill.e2e.access.Guard.SIGNED_ADDRESS;
import static io.lightmill.e2e.access.Guard.THE_OWNERS;
import static io.lightmill.e2e.access.Guard.WEBHOOK_TOKEN;
import static io.lightmill.e2e.access.Guard.WORKERS_TOKEN;

import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;

/** What holds for every operation of the API document. One that is missing here fails the build: {@code AccessTableTest}. */
public final class AccessTable {

    private static final String A_NAME = "{\"name\":\"taken over\"}";

    private static final Map<String, Rule> RULES = new TreeMap<>();

    static {
        groups();
        jobs();
        outputs();
        uploads();
        access();
        machines();
    }

    private AccessTable() {}

    /** The rules by operation. */
    public static Map<String, Rule> rules() {
        return RULES;
    }

    private static void groups() {
        RULES.put("listGroups", Rule.of(EACH_HIS_OWN, 200));
        RULES.put("createGroup", Rule.of(EACH_HIS_OWN, 201).sending(AccessTable::newName));
        RULES.put("getGroup", Rule.of(THE_OWNERS, 200));
        RULES.put("renameGroup", Rule.of(THE_OWNERS, 200).sending(A_NAME));
        RULES.put("listGroupJobs", Rule.of(THE_OWNERS, 200));
        RULES.put("downloadGroup", Rule.of(THE_OWNERS, 200));
        RULES.put("headGroupDownload", Rule.of(THE_OWNERS, 200));
    }

    private static void jobs() {
        RULES.put("submitJob", Rule.of(NAMES_THE_OWNERS, 202).sending(AccessTable::aJob));
        RULES.put("listJobs", Rule.of(EACH_HIS_OWN, 200));
        RULES.put("getJob", Rule.of(THE_OWNERS, 200));
        RULES.put("renameJob", Rule.of(THE_OWNERS, 200).sending(A_NAME));
        RULES.put("listItems", Rule.of(THE_OWNERS, 200));
        RULES.put("getSubmission", Rule.of(THE_OWNERS, 200));
        RULES.put("listFailures", Rule.of(THE_OWNERS, 200));
        // The job is over: nothing is left to be steered, and nothing failed.
        RULES.put("cancelJob", Rule.of(THE_OWNERS, 409));
        RULES.put("pauseJob", Rule.of(THE_OWNERS, 409));
        RULES.put("resumeJob", Rule.of(THE_OWNERS, 409));
        RULES.put("retryJob", Rule.of(THE_OWNERS, 409).sending("{}"));
        RULES.put("downloadJob", Rule.of(THE_OWNERS, 200));
        RULES.put("headJobDownload", Rule.of(THE_OWNERS, 200));
    }

    private static void outputs() {
        RULES.put("listOutputs", Rule.of(EACH_HIS_OWN, 200));
        RULES.put("getItem", Rule.of(THE_OWNERS, 200));
        RULES.put("getOutput", Rule.of(THE_OWNERS, 200));
        RULES.put("headOutput", Rule.of(THE_OWNERS, 200));
        RULES.put("getPreview", Rule.of(THE_OWNERS, 200));
        RULES.put("headPreview", Rule.of(THE_OWNERS, 200));
        RULES.put("favourItem", Rule.of(THE_OWNERS, 204));
        RULES.put("unfavourItem", Rule.of(THE_OWNERS, 204));
        RULES.put("rejectItem", Rule.of(THE_OWNERS, 204));
        RULES.put("takeBackItem", Rule.of(THE_OWNERS, 204));
        RULES.put("markItems", Rule.of(THE_OWNERS, 204).sending(AccessTable::aMark));
        RULES.put("selectOutputs", Rule.of(THE_OWNERS, 201).sending(AccessTable::theItem));
        RULES.put("downloadSelection", Rule.of(THE_OWNERS, 200));
        RULES.put("headSelectionDownload", Rule.of(THE_OWNERS, 200));
    }

    private static void uploads() {
        RULES.put("requestUploads", Rule.of(EACH_HIS_OWN, 200).sending(AccessTable::aFile));
        RULES.put("completeUploads", Rule.of(EACH_HIS_OWN, 200).sending(AccessTable::theInput));
        RULES.put("uploadImage", Rule.of(EACH_HIS_OWN, 201));
        RULES.put("getInput", Rule.of(THE_OWNERS, 200));
        RULES.put("headInput", Rule.of(THE_OWNERS, 200));
        RULES.put("getObject", Rule.of(SIGNED_ADDRESS, 200));
        RULES.put("headObject", Rule.of(SIGNED_ADDRESS, 200));
        RULES.put("putObject", Rule.of(SIGNED_ADDRESS, 201).sending("bytes"));
    }

    private static void access() {
        RULES.put("createKey", Rule.of(EACH_HIS_OWN, 201).sending(A_NAME));
        RULES.put("listKeys", Rule.of(EACH_HIS_OWN, 200));
        RULES.put("revokeKey", Rule.of(THE_OWNERS, 204));
        RULES.put("createUser", Rule.of(ADMINISTRATORS, 201).sending(A_NAME));
        RULES.put("getSession", Rule.of(EACH_HIS_OWN, 200));
        RULES.put("signIn", Rule.of(KEY_IN_THE_BODY, 200).sending(things -> "{\"key\":\"" + things.key() + "\"}"));
        RULES.put("signOut", Rule.of(NO_FOREIGN_PAGE, 204));
        RULES.put("getLimits", Rule.of(EACH_HIS_OWN, 200));
        RULES.put("listEndpoints", Rule.of(EACH_HIS_OWN, 200));
        RULES.put("listEngines", Rule.of(EACH_HIS_OWN, 200));
        RULES.put("streamEvents", Rule.of(EACH_HIS_OWN, 200));
    }

    private static void machines() {
        // A claim that comes late gets nothing; a report about an item that is over changes nothing.
        RULES.put("claimChunk", Rule.of(WORKERS_TOKEN, 204).sending(AccessTable::aClaim));
        RULES.put("reportItem", Rule.of(WORKERS_TOKEN, 200).sending(AccessTable::aReport));
        RULES.put("reportItems", Rule.of(WORKERS_TOKEN, 200).sending(things -> "[" + aReport(things) + "]"));
        RULES.put("beat", Rule.of(WORKERS_TOKEN, 200).sending("{\"progress\":{}}"));
        RULES.put("receiveWebhook", Rule.of(WEBHOOK_TOKEN, 200).sending("{\"id\":\"r\",\"status\":\"FAILED\"}"));
        RULES.put("checkWebhook", Rule.of(NOBODY, 200));
    }

    private static String newName(Things things) {
        return "{\"name\":\"" + UUID.randomUUID() + "\"}";
    }

    private static String theItem(Things things) {
        return "{\"itemIds\":[\"" + things.item() + "\"]}";
    }

    private static String theInput(Things things) {
        return "{\"sha256\":[\"" + things.input().sha256() + "\"]}";
    }

    private static String aMark(Things things) {
        return "{\"itemIds\":[\"" + things.item() + "\"],\"favourite\":false}";
    }

    private static String aFile(Things things) {
        return """
            {"files":[{"name":"a.png","bytes":100,"sha256":"%s"}]}""".formatted(things.input().sha256());
    }

    private static String aJob(Things things) {
        return """
            {"mode":"automatic","prompt":"dusk","variations":1,"groupId":"%s","inputs":[{"sha256":"%s"}]}""".formatted(things.group(), things.input().sha256());
    }

    private static String aClaim(Things things) {
        return """
            {"runId":"%s","number":1,"runpodId":"r","workerId":"w"}""".formatted(things.item());
    }

    private static String aReport(Things things) {
        return """
            {"itemId":"%s","outcome":"failed","code":"engine-failed","message":"a stranger says so"}""".formatted(things.item());
    }
}
