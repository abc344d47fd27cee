package io.lightmill.bench.report;

import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Takes each figure down as soon as it is known: a run that is cut off keeps what it has measured. */
public final class Notebook {

    private final PrintStream out;
    private final Machine machine;
    private final @Nullable Path json;
    private final @Nullable Readme readme;
    private final Findings findings = new Findings();
    private final Map<String, String> versions = new TreeMap<>();

    /**
     * An empty one.
     *
     * @param out who is told of each figure at once
     * @param machine where we are
     * @param json where to write the figures of this run, too; null: nowhere
     * @param readme what keeps the figures of all runs; null: they are not kept
     */
    public Notebook(PrintStream out, Machine machine, @Nullable Path json, @Nullable Readme readme) {
        this.out = out;
        this.machine = machine;
        this.json = json;
        this.readme = readme;
    }

    /** Nothing of the last metric's versions is true of the next one. */
    public void turnPage() {
        versions.clear();
    }

    /** Notes what this metric is measured with. */
    public void version(String what, String which) {
        versions.put(what, which);
    }

    /** Takes it down. */
    public void add(Figure figure) {
        Finding finding = new Finding(figure, machine, Map.copyOf(versions));
        findings.put(finding);
        out.println(new Table(List.of(finding)).lines().getLast());
        if (json != null) {
            JsonFile.write(json, Run.of(machine, findings.all()));
        }
        if (readme != null) {
            readme.keep(finding);
        }
    }

    /** All of this run. */
    public Table table() {
        return new Table(findings.all());
    }
}
