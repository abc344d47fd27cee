package io.lightmill.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.lightmill.contracts.api.ItemState;
import io.lightmill.contracts.api.ItemView;
import io.lightmill.contracts.api.JobState;
import io.lightmill.contracts.api.JobView;
import io.lightmill.contracts.api.SubmitJob;
import io.lightmill.contracts.api.Ticket;
import io.lightmill.contracts.api.Uploads;
import io.lightmill.e2e.api.Answer;
import io.lightmill.e2e.api.Person;
import io.lightmill.e2e.api.SourceFile;
import io.lightmill.e2e.api.Submission;
import io.lightmill.e2e.api.Uploader;
import io.lightmill.e2e.bundle.Bundle;
import io.lightmill.e2e.ledger.Ledger;
import io.lightmill.e2e.ledger.LedgerLine;
import io.lightmill.e2e.live.LiveEvent;
import io.lightmill.e2e.live.LiveEvents;
import io.lightmill.e2e.picture.Pictures;
import io.lightmill.e2e.stack.Stack;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The way of one image, stop by stop as docs/one-image.md tells it, through the real Python worker. */
@OnStack(Workers.REAL)
@Order(1)
@Tag("fast")
class OneImageJourney {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final SourceFile SHOE = new SourceFile("shoes/red shoe.png", Pictures.png(7, 96));

    @Test
    void anImageGoesThroughEveryStop(Stack stack, @TempDir Path folder) {
        Person person = Person.newcomer(stack.admin());
        try (LiveEvents live = LiveEvents.open(person.api().caller(), null)) {
            stop1TheInputIsStoredOnce(person);
            JobView job = stop2TheJobIsAcceptedOnce(person);
            JobView done = Waiting.untilFinal(person.api(), job.id(), PATIENCE);

            assertThat(done.state()).isEqualTo(JobState.COMPLETED);
            assertThat(done.items().completed()).isEqualTo(1);
            assertThat(done.progress()).isEqualTo(100);
            ItemView item = person.api().items(job.id()).getFirst();
            stops3To7AWorkerCameAndMadeIt(stack, item);
            stop8TheOutputIsArchived(person, item);
            stop9TheBundleHoldsIt(person, job, item, folder);
            stop10TheBrowserWasTold(person, live, item);
            oneTraceLeadsThroughAllLogs(stack, job);
        }
    }

    /** Whoever has a job's id finds its trace in the line that says that it was accepted, and with it what all others did for it. */
    private static void oneTraceLeadsThroughAllLogs(Stack stack, JobView job) {
        String accepted = lines(stack, List.of("job-service"))
                .filter(line -> line.contains("A job was accepted. jobId=" + job.id()))
                .findFirst()
                .orElseThrow();
        String trace = accepted.replaceFirst(".*\\[([0-9a-f]{32})].*", "$1");
        Map<List<String>, String> told = Map.of(
                List.of("gateway-service"), "POST /api/jobs/submit: 202",
                List.of("dispatcher-service"), "An attempt ended, done. jobId=" + job.id(),
                List.of("worker-1", "worker-2"), "item generated",
                List.of("storage-service"), "a bundle is laid out");
        Waiting.within(PATIENCE)
                .untilAsserted(() -> assertThat(told)
                        .allSatisfy((parts, what) -> assertThat(lines(stack, parts))
                                .anySatisfy(line -> assertThat(line).contains(trace, what))));
    }

    private static Stream<String> lines(Stack stack, List<String> parts) {
        return parts.stream().map(stack::log).flatMap(log -> {
            try {
                return Files.readAllLines(log).stream();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }

    private static void stop1TheInputIsStoredOnce(Person person) {
        Uploads.FileAnswer announced = announce(person);
        assertThat(announced.state()).isEqualTo(Uploads.State.SEND);
        Ticket ticket = Objects.requireNonNull(announced.ticket());
        assertThat(ticket.method()).isEqualTo("PUT");
        new Uploader(person.api()).put(SHOE, ticket);
        Uploads.FileAnswer stored =
                person.api().complete(List.of(SHOE.sha256())).files().getFirst();
        assertThat(stored.state()).isEqualTo(Uploads.State.STORED);
        assertThat(stored.contentType()).isEqualTo("image/png");
        assertThat(stored.width()).isEqualTo(96);

        assertThat(announce(person).state()).isEqualTo(Uploads.State.STORED);
        assertThat(person.api().bytes("/api/inputs/" + SHOE.sha256())).isEqualTo(SHOE.bytes());
    }

    private static Uploads.FileAnswer announce(Person person) {
        return person.api().announce(List.of(SHOE.announcement())).files().getFirst();
    }

    private static JobView stop2TheJobIsAcceptedOnce(Person person) {
        SubmitJob submission = Submission.automatic("a red shoe on a beach", List.of(SHOE.reference()), 1)
                .into("Shoes")
                .seeded(42)
                .build();
        String key = UUID.randomUUID().toString();
        Answer accepted = person.api().submit(submission, key).expect(202);
        JobView job = accepted.as(JobView.class);
        assertThat(accepted.header("location"))
                .hasValueSatisfying(location -> assertThat(location).endsWith("/api/jobs/" + job.id()));
        assertThat(job.groupName()).isEqualTo("Shoes");

        Answer replayed = person.api().submit(submission, key);
        assertThat(replayed.status()).isEqualTo(202);
        assertThat(replayed.text()).isEqualTo(accepted.text());
        assertThat(replayed.header("idempotency-replayed")).hasValue("true");
        return job;
    }

    private static void stops3To7AWorkerCameAndMadeIt(Stack stack, ItemView item) {
        assertThat(item.attempts()).isEqualTo(1);
        UUID attempt = Objects.requireNonNull(item.output()).attemptId();
        // The worker's own lines reach the ledger a moment after what they tell.
        Waiting.within(PATIENCE)
                .untilAsserted(
                        () -> assertThat(stack.ledger().about(Set.of(item.id())).lines())
                                .extracting(LedgerLine::event)
                                .containsExactly("started", "ended", "uploaded", "reported"));
        Ledger ledger = stack.ledger();
        LedgerLine claimed = ledger.of("claimed").stream()
                .filter(line -> line.attemptId().filter(attempt::equals).isPresent())
                .findFirst()
                .orElseThrow();
        assertThat(claimed.jobId()).hasValue(item.jobId());
        // The request that the worker came for carried no work: it was accepted, taken, and only then work was claimed.
        assertThat(ledger.lines())
                .filteredOn(line -> line.text("requestId").equals(claimed.text("requestId")))
                .extracting(LedgerLine::event)
                .containsSubsequence("accepted", "taken", "claimed", "started", "ended", "uploaded", "reported");
    }

    private static void stop8TheOutputIsArchived(Person person, ItemView item) {
        ItemView.Output output = Objects.requireNonNull(item.output());
        byte[] file = person.api().bytes(output.url());
        assertThat(file).hasSize((int) output.bytes());
        assertThat(SourceFile.sha256(file)).isEqualTo(output.sha256());
        BufferedImage picture = Pictures.read(file);
        assertThat(picture.getWidth()).isEqualTo(output.width());
        assertThat(Pictures.differ(picture, Pictures.read(SHOE.bytes()))).isTrue();
        // The generation's facts are inside the file, so that they stay with it wherever it goes.
        assertThat(new String(file, StandardCharsets.ISO_8859_1)).contains("augment", "42");
        assertThat(item.seed()).isEqualTo(42);
        assertThat(item.metadata()).isNotEmpty();
        assertThat(person.api().bytes(output.previewUrl())).isNotEmpty();
    }

    private static void stop9TheBundleHoldsIt(Person person, JobView job, ItemView item, Path folder) {
        Bundle bundle = Bundle.read(person.api().downloadJob(job.id(), folder.resolve("job.zip")));
        BundleComparison.assertHoldsExactly(bundle, List.of(item));
        assertThat(bundle.images().keySet())
                .singleElement()
                .asString()
                .matches("(.*/)?red shoe__v01_s42\\.(png|jpg|webp)");
        JsonNode row = bundle.manifest().getFirst();
        assertThat(row.toString()).contains(item.id().toString(), "a red shoe on a beach", SHOE.sha256());
        SubmittedAgain.assertMakes(1, person, bundle.json("job.json"));

        Bundle ofGroup = Bundle.read(person.api().downloadGroup(job.groupId(), folder.resolve("group.zip")));
        assertThat(ofGroup.images().values())
                .containsExactlyElementsOf(bundle.images().values());
    }

    private static void stop10TheBrowserWasTold(Person person, LiveEvents live, ItemView item) {
        Waiting.within(PATIENCE).until(() -> live.seen().stream().anyMatch(event -> tellsTheEnd(event, item)));
        List<LiveEvent> told = live.seen();
        assertThat(told)
                .filteredOn(event -> event.data().contains(item.id().toString()))
                .extracting(OneImageJourney::state)
                .endsWith("completed");

        LiveEvent first =
                told.stream().filter(event -> event.id() != null).findFirst().orElseThrow();
        List<LiveEvent> missed = told.subList(told.indexOf(first) + 1, told.size());
        try (LiveEvents resumed = LiveEvents.open(person.api().caller(), first.id())) {
            Waiting.within(PATIENCE).until(() -> resumed.seen().containsAll(missed));
        }
    }

    private static boolean tellsTheEnd(LiveEvent event, ItemView item) {
        return event.isAbout(item.jobId())
                && event.json().path("counts").path("completed").asInt() == 1;
    }

    private static String state(LiveEvent event) {
        return event.json().path("items").path(0).path("state").asText(ItemState.QUEUED.name());
    }
}
