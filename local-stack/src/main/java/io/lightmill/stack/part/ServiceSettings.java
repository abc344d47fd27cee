package io.lightmill.stack.part;

import io.lightmill.stack.home.Secrets;
import io.lightmill.stack.home.ServiceKeys;
import java.util.LinkedHashMap;
import java.util.Map;

/** What each service is told about this stack; everything else is its own default. */
final class ServiceSettings {

    private final Plan plan;
    private final Secrets secrets;
    private final Databases databases;
    private final ServiceKeys keys;

    ServiceSettings(Plan plan, Secrets secrets, Databases databases) {
        this.plan = plan;
        this.secrets = secrets;
        this.databases = databases;
        this.keys = secrets.serviceKeys();
    }

    Map<String, String> gateway(String replica) {
        Map<String, String> settings = common(Plan.GATEWAY, replica);
        settings.put("lightmill.gateway.session-key", secrets.random("session-key"));
        if (plan.replicas(Plan.GATEWAY).size() == 1) {
            // It stands alone: whom it goes on to serve for a moment finds nobody afterwards all the same.
            settings.put("quarkus.shutdown.delay", "0S");
        }
        String bucketOrigin = plan.existing().bucketOrigin();
        if (bucketOrigin != null) {
            settings.put("lightmill.gateway.ui.bucket-origins", bucketOrigin);
        }
        return settings;
    }

    Map<String, String> job(String replica) {
        Map<String, String> settings = common(Plan.JOB, replica);
        settings.putAll(databases.settings("lightmill_job"));
        settings.put("lightmill.job.admin-key", secrets.adminKey());
        return settings;
    }

    Map<String, String> storage(String replica) {
        Map<String, String> settings = common(Plan.STORAGE, replica);
        settings.putAll(databases.settings("lightmill_storage"));
        String bucket = plan.existing().bucket();
        settings.put(
                "lightmill.storage.bucket",
                bucket == null ? "folder:" + plan.home().data("bucket") : bucket);
        if (plan.existing().gcsHost() != null) {
            settings.put("lightmill.storage.gcs.host", plan.existing().gcsHost());
        }
        settings.put("lightmill.storage.ticket-key", secrets.random("ticket-key"));
        return settings;
    }

    Map<String, String> dispatcher(String replica) {
        Map<String, String> settings = common(Plan.DISPATCHER, replica);
        settings.putAll(databases.settings("lightmill_dispatch"));
        settings.put("lightmill.dispatcher.token-keys", "k1:" + secrets.random("token-key"));
        new EndpointSettings(plan, secrets).addTo(settings);
        return settings;
    }

    /** Only others' addresses: a service's own is no setting of its own, and unknown ones under its prefix are refused. */
    private void addSibling(Map<String, String> settings, String service, String sibling, String name) {
        if (!service.equals(sibling)) {
            settings.put(name, String.join(",", plan.locals(sibling)));
        }
    }

    /** A replica has the service's identity and a port of its own. */
    private Map<String, String> common(String service, String replica) {
        Map<String, String> settings = new LinkedHashMap<>();
        settings.put("quarkus.http.host", "127.0.0.1");
        settings.put("quarkus.http.port", String.valueOf(plan.port(replica)));
        settings.put("lightmill.gateway.url", plan.url());
        addSibling(settings, service, Plan.JOB, "lightmill.job.url");
        addSibling(settings, service, Plan.DISPATCHER, "lightmill.dispatcher.url");
        addSibling(settings, service, Plan.STORAGE, "lightmill.storage.url");
        settings.put("kafka.bootstrap.servers", plan.kafkaServers());
        settings.put(
                "smallrye.jwt.sign.key.location",
                keys.ofService(service).toUri().toString());
        settings.put(
                "mp.jwt.verify.publickey.location",
                keys.ofSiblings(Plan.SERVICES).toUri().toString());
        return settings;
    }
}
