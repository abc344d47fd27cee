package io.lightmill.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.lightmill.contracts.api.JobView;
import io.lightmill.contracts.api.Keys;
import io.lightmill.e2e.api.Person;
import io.lightmill.e2e.api.SourceFile;
import io.lightmill.e2e.bundle.Bundle;
import io.lightmill.e2e.picture.Pictures;
import io.lightmill.e2e.stack.Launcher;
import io.lightmill.e2e.stack.Stack;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code ./lightmill run}, killed in the middle of its job, and typed once more. */
@OnStack(Workers.SIMULATED)
@Order(28)
@Tag("fast")
class InterruptedRunJourney {

    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final int PICTURES = 20;
    private static final int VARIATIONS = 20;

    private final Launcher launcher = Launcher.ofThisProject();

    @TempDir
    private Path folder;

    @Test
    void aRunThatWasKilledGoesOnWithItsJob(Stack stack) throws IOException {
        String key = stack.admin()
                .caller()
                .post("/api/users", new Keys.NewUser("whoever runs"))
                .expect(201)
                .as(Keys.CreatedUser.class)
                .key()
                .key();
        Person person = Person.with(stack.url(), key);
        Path zip = folder.resolve("out.zip");
        List<String> command = List.of(
                "run",
                pictures().toString(),
                "--home=" + stack.home(),
                "--prompt=at dusk",
                "--variations=" + VARIATIONS,
                "--out=" + zip);
        Map<String, String> withKey = Map.of("LIGHTMILL_KEY", key);

        killInTheMiddle(person, launcher.begin(folder.resolve("out"), folder.resolve("err"), withKey, command));
        assertThat(zip).doesNotExist();
        launcher.run(PATIENCE, withKey, command).orThrow();

        List<JobView> jobs = person.api().jobs().items();
        assertThat(jobs).as("the same command is the same job").hasSize(1);
        assertThat(jobs.getFirst().items().total()).isEqualTo(PICTURES * VARIATIONS);
        MadeOnce.assertAll(stack, person, jobs.getFirst(), folder);
        BundleComparison.assertHoldsExactly(
                Bundle.read(zip), person.api().items(jobs.getFirst().id()));
    }

    private Path pictures() throws IOException {
        Path pictures = Files.createDirectory(folder.resolve("pictures"));
        for (SourceFile picture : Pictures.many("cat", PICTURES)) {
            Files.write(pictures.resolve(picture.name()), picture.bytes());
        }
        return pictures;
    }

    private static void killInTheMiddle(Person person, Process run) {
        try {
            Waiting.within(PATIENCE)
                    .until(
                            () -> person.api().jobs().items(),
                            jobs -> !jobs.isEmpty()
                                    && Waiting.finalItems(jobs.getFirst().items()) > 0);
        } finally {
            run.destroyForcibly().onExit().join();
        }
    }
}
