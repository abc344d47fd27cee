package io.lightmill.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.lightmill.contracts.api.InputRef;
import io.lightmill.contracts.api.JobState;
import io.lightmill.contracts.api.JobView;
import io.lightmill.e2e.api.Person;
import io.lightmill.e2e.api.Submission;
import io.lightmill.e2e.bundle.Bundle;
import io.lightmill.e2e.ledger.PaidTwice;
import io.lightmill.e2e.stack.Stack;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A thousand pictures, each twice, through the real Python workers, of which one is killed in the middle. */
@OnStack(Workers.REAL)
@Order(6)
@Tag("slow")
class ThousandPicturesJourney {

    private static final int PICTURES = 1_000;
    private static final int VARIATIONS = 2;
    private static final int ITEMS = PICTURES * VARIATIONS;

    @Test
    void aThousandPicturesBecomeTwoThousandThoughAWorkerIsKilled(Stack stack, @TempDir Path folder) {
        Person person = Person.newcomer(stack.admin());
        JobView job = submit(person);
        Waiting.untilFinalItems(person.api(), job.id(), ITEMS / 4, Duration.ofMinutes(2));

        stack.kill("worker-1");

        JobView done = Waiting.untilFinal(person.api(), job.id(), Duration.ofMinutes(5));
        assertThat(done.state()).isEqualTo(JobState.COMPLETED);
        assertThat(done.items().completed()).isEqualTo(ITEMS);
        // An attempt's file has a name of its own: an item that was finished twice would have left two.
        assertThat(objectsOf(stack, job.id())).isEqualTo(ITEMS);
        assertThat(PaidTwice.in(stack.ledger())).isEmpty();
        Bundle bundle = Bundle.read(person.api().downloadJob(job.id(), folder.resolve("all.zip")));
        BundleComparison.assertHoldsExactly(bundle, person.api().items(job.id()));
        Waiting.untilReady(stack, Duration.ofMinutes(1));
    }

    private static JobView submit(Person person) {
        List<InputRef> pictures = person.uploadPictures(PICTURES);
        return person.api()
                .submit(Submission.automatic("dusk", pictures, VARIATIONS).build());
    }

    private static long objectsOf(Stack stack, UUID job) {
        Path outputs = stack.home().resolve("bucket/outputs").resolve(job.toString());
        try (Stream<Path> files = Files.walk(outputs)) {
            return files.filter(Files::isRegularFile).count();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
