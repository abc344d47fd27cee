package io.lightmill.stack.command;

import io.lightmill.stack.home.Home;
import io.lightmill.stack.home.Ports;
import io.lightmill.stack.home.Project;
import io.lightmill.stack.part.Existing;
import io.lightmill.stack.part.Options;
import io.lightmill.stack.part.Parts;
import io.lightmill.stack.part.Plan;
import io.lightmill.stack.part.StartTraining;
import io.lightmill.stack.supervisor.Pace;
import io.lightmill.stack.supervisor.PartFiles;
import io.lightmill.stack.supervisor.Supervisor;
import java.nio.file.Files;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/**
 * What {@code ./lightmill test} does before its journeys start dozens of stacks and services: a stack that runs makes the caches of its
 * starts only while the machine is idle, which it never is there.
 */
@Command(
        name = "train",
        hidden = true,
        description = "Makes the start caches that are missing, in a home of their own.")
final class TrainCommand implements Callable<Integer> {

    @Mixin
    private HomeOption homeOption = new HomeOption();

    @Override
    public Integer call() throws Exception {
        Home home = homeOption.home();
        Existing existing = Existing.from(Map.of());
        Plan plan = new Plan(
                Project.current(),
                home,
                Options.usual(),
                existing,
                new Ports().choose(Plan.usualPorts(Options.usual(), existing), Map.of()));
        Parts parts = new Parts(plan);
        StartTraining training = StartTraining.of(plan, parts);
        if (!training.isWanted()) {
            return 0;
        }
        Files.createDirectories(home.directory());
        new PartFiles(home).endLeftovers();
        Supervisor servers = new Supervisor(parts.forTraining(), home, Pace.USUAL, states -> {});
        Runtime.getRuntime().addShutdownHook(Thread.ofPlatform().unstarted(servers::stop));
        servers.start();
        if (!servers.awaitReady()) {
            System.err.println(
                    "no start cache was made: the database did not start; " + home.log("mariadb") + " tells why");
            return Lightmill.TROUBLE;
        }
        training.now();
        return training.isWanted() ? Lightmill.TROUBLE : 0;
    }
}
