package dev.eddy.tools;

import dev.eddy.client.CandidateReader;
import dev.eddy.client.FeatureWeights;
import dev.eddy.client.StoredList;
import dev.eddy.job.Deployment;
import dev.eddy.ops.Progress;
import dev.eddy.recall.ranking.Context;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Shows a cluster: who is in it, and its own list. */
@Command(
        name = "cluster",
        mixinStandardHelpOptions = true,
        description =
                "Show a cluster's members, by the profiles of all users in Redis, and its list where one is served.")
final class ShowClusterCommand implements Callable<Integer> {
    private static final int MEMBERS_SHOWN = 10;

    @Mixin
    private Deployment deployment;

    @Mixin
    private ListView view;

    @Parameters(paramLabel = "ID")
    private int cluster;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        view.load();
        boolean known = ReadRedis.at(deployment.options().redis(), this::show);
        if (!known) {
            spec.commandLine().getErr().println("no user in Redis is in cluster " + cluster + ", and it has no list");
            return Eddy.FAILED;
        }
        return 0;
    }

    private boolean show(CandidateReader reader) {
        Set<String> members = members(reader);
        Optional<StoredList> list = reader.cluster(cluster);
        if (members.isEmpty() && list.isEmpty()) {
            return false;
        }
        PrintWriter out = spec.commandLine().getOut();
        out.printf(Locale.ROOT, "cluster %d: %,d member(s)%n", cluster, members.size());
        members.stream().limit(MEMBERS_SHOWN).forEach(user -> out.println("  user " + TextTable.shown(user)));
        if (members.size() > MEMBERS_SHOWN) {
            out.println("  …");
        }
        list.ifPresent(there -> view.print("list", there, reader.down(), out));
        reader.weights(cluster).ifPresent(weights -> print(weights, out));
        return true;
    }

    private static void print(List<FeatureWeights> weights, PrintWriter out) {
        out.printf("%nmixture: what a feature always weighs, and what is added where a context holds%n");
        List<String> headings = new ArrayList<>(List.of("feature", "always"));
        for (Context context : Context.values()) {
            headings.add(context.name().toLowerCase(Locale.ROOT));
        }
        var table = new TextTable(headings.toArray(String[]::new));
        for (FeatureWeights feature : weights) {
            List<Object> cells = new ArrayList<>(List.of(feature.feature()));
            for (int column = 0; column + 1 < headings.size(); column++) {
                boolean isThere = column < feature.weights().size();
                cells.add(
                        isThere
                                ? String.format(
                                        Locale.ROOT, "%.2f", feature.weights().get(column))
                                : "-");
            }
            table.row(cells.toArray());
        }
        table.print(out);
    }

    private Set<String> members(CandidateReader reader) {
        Set<String> members = new TreeSet<>();
        try (Progress progress = Progress.of("users", -1)) {
            reader.forEachUser(userId -> {
                progress.step();
                reader.profile(userId)
                        .filter(profile -> profile.cluster() == cluster)
                        .ifPresent(profile -> members.add(userId));
            });
        }
        return members;
    }
}
