package io.lightmill.storage.bundle;

import com.fasterxml.jackson.core.JsonEncoding;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.lightmill.contracts.api.InputRef;
import io.lightmill.contracts.api.ItemView;
import io.lightmill.contracts.api.JobView;
import io.lightmill.contracts.api.Mode;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;

/**
 * {@code job.json}: the job, and under {@code submit} a body that submits the same again; the file may be posted as it is. Its inputs or
 * references are told by the items, in order, and written as they pass, so that it is as long as it must be and held nowhere.
 */
final class JobDocument implements Closeable {

    /** More are not accepted in a submission; left out, it is 4. */
    private static final int MOST_PER_SET = 16;

    private final BundleText text;
    private final JsonGenerator json;
    private final JobView job;
    private final boolean automatic;
    private final LongStream.Builder seeds = LongStream.builder();
    private @Nullable Reference reference;

    JobDocument(ObjectMapper mapper, Path folder, JobView job) throws IOException {
        this.text = new BundleText(folder);
        this.job = job;
        // A retry is about single variations, which only references can tell.
        this.automatic = job.mode() == Mode.AUTOMATIC && job.retryOf() == null;
        this.json = mapper.getFactory().createGenerator(new Sink(text), JsonEncoding.UTF8);
        json.useDefaultPrettyPrinter();
        json.writeStartObject();
        json.writeObjectField("job", job);
        json.writeObjectFieldStart("submit");
        settings();
        json.writeArrayFieldStart(automatic ? "inputs" : "references");
    }

    private void settings() throws IOException {
        json.writeObjectField("groupName", job.groupName());
        json.writeObjectField("name", job.name());
        json.writeObjectField("mode", automatic ? Mode.AUTOMATIC : Mode.SEMI_AUTOMATIC);
        json.writeObjectField("engine", job.engine());
        json.writeObjectField("parameters", job.parameters());
        optional("aspectRatio", job.aspectRatio());
        optional("size", job.size());
        optional("seed", job.seed());
        if (automatic) {
            optional("prompt", job.prompt());
            optional("negativePrompt", job.negativePrompt());
            optional("variations", job.variations());
        }
    }

    private void optional(String name, @Nullable Object value) throws IOException {
        if (value != null) {
            json.writeObjectField(name, value);
        }
    }

    /** The next item, by ordinal. */
    void item(ItemView item) throws IOException {
        if (job.seed() == null) {
            seeds.add(item.seed());
        }
        if (!automatic) {
            reference(item);
        } else if (item.variation() == 1) {
            for (InputRef input : item.inputs()) {
                json.writeObject(input);
            }
        }
    }

    /** Items that were made from the same follow each other, set by set. */
    private void reference(ItemView item) throws IOException {
        Reference current = reference;
        if (current == null || !current.made(item) || beginsAnother(item)) {
            endReference();
            current = new Reference(item);
            reference = current;
        } else if (item.set() != current.set) {
            endSet(current);
            current.set = item.set();
        }
        current.inSet++;
    }

    /** Variations are numbered within a reference; a retry, which has some of them, does not tell where the next one began. */
    private boolean beginsAnother(ItemView item) {
        return job.retryOf() == null && item.variation() == 1;
    }

    private void endSet(Reference of) throws IOException {
        Optional<SetRuns.Run> run = of.runs.add(of.inSet);
        of.inSet = 0;
        if (run.isPresent()) {
            write(of, run.get());
        }
    }

    private void endReference() throws IOException {
        Reference current = reference;
        if (current == null) {
            return;
        }
        endSet(current);
        Optional<SetRuns.Run> run = current.runs.end();
        if (run.isPresent()) {
            write(current, run.get());
        }
    }

    private void write(Reference from, SetRuns.Run run) throws IOException {
        json.writeStartObject();
        json.writeObjectField("inputs", from.inputs);
        // An engine that reads none was told none; an empty one would be refused.
        if (!from.prompt.isEmpty()) {
            json.writeObjectField("prompt", from.prompt);
        }
        optional("negativePrompt", from.negativePrompt);
        json.writeNumberField("images", run.images());
        if (run.perSet() <= MOST_PER_SET) {
            json.writeNumberField("perSet", run.perSet());
        }
        json.writeEndObject();
    }

    /** The whole text. */
    BundleText finish() throws IOException {
        endReference();
        json.writeEndArray();
        seeds();
        json.writeEndObject();
        json.writeEndObject();
        json.close();
        text.write("\n");
        return text;
    }

    /** Those that were drawn, so that the same items are asked for; one that was given says all by itself. */
    private void seeds() throws IOException {
        if (job.seed() == null) {
            long[] drawn = seeds.build().toArray();
            json.writeFieldName("seeds");
            json.writeArray(drawn, 0, drawn.length);
        }
    }

    @Override
    public void close() throws IOException {
        text.close();
    }

    /** What neighbouring items were made from, and their set that has not ended yet. */
    private static final class Reference {
        private final List<InputRef> inputs;
        private final String prompt;
        private final @Nullable String negativePrompt;
        private final SetRuns runs = new SetRuns();
        private int set;
        private int inSet;

        Reference(ItemView first) {
            this.inputs = first.inputs();
            this.prompt = first.prompt();
            this.negativePrompt = first.negativePrompt();
            this.set = first.set();
        }

        boolean made(ItemView item) {
            return inputs.equals(item.inputs())
                    && prompt.equals(item.prompt())
                    && Objects.equals(negativePrompt, item.negativePrompt());
        }
    }

    /** Closing the generator must not close the text, which is read afterwards. */
    private static final class Sink extends OutputStream {
        private final BundleText text;

        Sink(BundleText text) {
            this.text = text;
        }

        @Override
        public void write(int one) throws IOException {
            text.write(new byte[] {(byte) one});
        }

        @Override
        public void write(byte[] bytes, int from, int length) throws IOException {
            text.write(java.util.Arrays.copyOfRange(bytes, from, from + length));
        }
    }
}
