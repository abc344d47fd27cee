package io.lightmill.e2e;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import io.lightmill.contracts.api.InputRef;
import io.lightmill.contracts.api.ItemView;
import io.lightmill.contracts.api.JobState;
import io.lightmill.contracts.api.JobView;
import io.lightmill.contracts.api.SubmitJob.Reference;
import io.lightmill.e2e.api.Person;
import io.lightmill.e2e.api.Submission;
import io.lightmill.e2e.bundle.Bundle;
import io.lightmill.e2e.stack.Stack;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A few references, a prompt for each, sets of four. */
@OnStack(Workers.REAL)
@Order(2)
@Tag("fast")
class SemiAutomaticJourney {

    private static final int PER_SET = 4;
    private static final int SETS = 10;

    @Test
    void fortyImagesAreTenSetsOfFour(Stack stack, @TempDir Path folder) {
        Person person = Person.newcomer(stack.admin());
        List<InputRef> pictures = person.uploadPictures(3);
        JobView job = person.api()
                .submit(Submission.semiAutomatic(List.of(
                                reference("a fox in the snow", 16, pictures.get(0)),
                                reference("two foxes", 24, pictures.get(1), pictures.get(2))))
                        .build());
        assertThat(job.sets()).isEqualTo(SETS);
        assertThat(job.items().total()).isEqualTo(SETS * PER_SET);

        JobView done = Waiting.untilFinal(person.api(), job.id(), Duration.ofSeconds(90));

        assertThat(done.state()).isEqualTo(JobState.COMPLETED);
        assertThat(done.items().completed()).isEqualTo(SETS * PER_SET);
        List<ItemView> items = person.api().items(job.id());
        assertSetsAreWhole(items);
        assertBundleHasAFolderForEachSet(person, job, items, folder);
    }

    private static Reference reference(String prompt, int images, InputRef... inputs) {
        return new Reference(List.of(inputs), prompt, null, images, PER_SET);
    }

    private static void assertSetsAreWhole(List<ItemView> items) {
        Map<Integer, List<ItemView>> sets = items.stream().collect(groupingBy(ItemView::set));
        assertThat(sets.keySet())
                .containsExactlyElementsOf(IntStream.range(0, SETS).boxed().toList());
        assertThat(sets.values()).allSatisfy(set -> {
            assertThat(set).hasSize(PER_SET);
            assertThat(set)
                    .extracting(ItemView::prompt)
                    .containsOnly(set.getFirst().prompt());
            assertThat(set)
                    .extracting(ItemView::inputs)
                    .containsOnly(set.getFirst().inputs());
            assertThat(set).extracting(ItemView::seed).doesNotHaveDuplicates();
            // One claim took the whole set.
            assertThat(set.stream()
                            .map(item -> Objects.requireNonNull(item.output()).attemptId())
                            .collect(toSet()))
                    .hasSize(1);
        });
    }

    private static void assertBundleHasAFolderForEachSet(
            Person person, JobView job, List<ItemView> items, Path folder) {
        Bundle bundle = Bundle.read(person.api().downloadJob(job.id(), folder.resolve("sets.zip")));
        BundleComparison.assertHoldsExactly(bundle, items);
        Map<String, List<String>> folders =
                bundle.images().keySet().stream().collect(groupingBy(name -> name.substring(0, name.lastIndexOf('/'))));
        assertThat(folders).hasSize(SETS);
        assertThat(folders.values()).allSatisfy(names -> assertThat(names).hasSize(PER_SET));
        SubmittedAgain.assertMakes(SETS * PER_SET, person, bundle.json("job.json"));
    }

    @Test
    void referencesWithoutAPromptCanBeSubmittedAgain(Stack stack, @TempDir Path folder) {
        Person person = Person.newcomer(stack.admin());
        List<InputRef> pictures = person.uploadPictures(1);
        Reference twice = new Reference(pictures, null, null, 3, 2);
        JobView job = person.api()
                .submit(Submission.semiAutomatic(List.of(twice, twice)).build());
        Waiting.untilFinal(person.api(), job.id(), Duration.ofSeconds(90));

        Bundle bundle = Bundle.read(person.api().downloadJob(job.id(), folder.resolve("unsaid.zip")));
        assertThat(bundle.json("job.json").path("submit").path("references"))
                .hasSize(2)
                .allSatisfy(reference -> {
                    assertThat(reference.has("prompt")).isFalse();
                    assertThat(reference.path("images").asInt()).isEqualTo(3);
                    assertThat(reference.path("perSet").asInt()).isEqualTo(2);
                });
        SubmittedAgain.assertMakes(6, person, bundle.json("job.json"));
    }
}
