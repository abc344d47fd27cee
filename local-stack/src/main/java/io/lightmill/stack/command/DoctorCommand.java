package io.lightmill.stack.command;

import io.lightmill.stack.doctor.Finding;
import io.lightmill.stack.doctor.Machine;
import io.lightmill.stack.doctor.Programs;
import io.lightmill.stack.doctor.Running;
import io.lightmill.stack.doctor.WebUi;
import io.lightmill.stack.home.Project;
import io.lightmill.stack.home.StackState;
import io.lightmill.stack.home.StackState.Phase;
import io.lightmill.stack.home.StateFile;
import io.lightmill.stack.part.Existing;
import io.lightmill.stack.part.Options;
import io.lightmill.stack.part.Plan;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code ./lightmill doctor}. */
@Command(name = "doctor", description = "Looks for what usually keeps a stack from running, and says what to do.")
final class DoctorCommand implements Callable<Integer> {

    @Mixin
    private HelpOption help = new HelpOption();

    @Mixin
    private HomeOption home = new HomeOption();

    @Override
    public Integer call() throws IOException, InterruptedException {
        List<Finding> findings = findings();
        findings.forEach(DoctorCommand::print);
        long troubles = findings.stream().filter(Finding::isTrouble).count();
        System.out.println(troubles == 0 ? "All is well." : troubles + " to look at.");
        return troubles == 0 ? 0 : 1;
    }

    private List<Finding> findings() throws IOException, InterruptedException {
        List<Finding> findings =
                new ArrayList<>(Programs.found(Project.current()).findings());
        findings.add(WebUi.found().finding());
        findings.addAll(Machine.findings(home.home()));
        Optional<StackState> state = new StateFile(home.home()).current();
        findings.addAll(state.map(Running::findings).orElse(List.of(new Finding("stack", "never started", null))));
        if (state.map(StackState::phase).orElse(Phase.STOPPED) == Phase.STOPPED) {
            findings.addAll(Machine.ports(Plan.usualPorts(Options.usual(), Existing.from(System.getenv()))));
        }
        return findings;
    }

    private static void print(Finding finding) {
        System.out.printf("%s %-20s %s%n", finding.isTrouble() ? "✗" : "✓", finding.what(), finding.found());
        if (finding.advice() != null) {
            System.out.println("                       → " + finding.advice());
        }
    }
}
