package dev.eddy.tools;

import dev.eddy.client.CandidateReader;
import dev.eddy.client.FeatureWeights;
import dev.eddy.client.StoredList;
import dev.eddy.ops.Progress;
import dev.eddy.recall.ranking.Context;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Shows the members of a cluster and its own list. */
@Command(
        name = "cluster",
        description = "Show a cluster's members, from the profiles of all users in Redis, and its list if it has one.")
final class ShowClusterCommand extends DeploymentCommand {
    private static final int MEMBERS_SHOWN = 10;

    @Mixin
    private ListView view;

    @Parameters(paramLabel = "ID")
    private int cluster;

    @Override
    public Integer call() {
        view.load();
        boolean known = ReadRedis.at(options().redis(), this::show);
        if (!known) {
            err().println("no user in Redis is in cluster " + cluster + ", and it has no list");
        }
        return known ? ExitCode.DONE : ExitCode.FAILED;
    }

    private boolean show(CandidateReader reader) {
        Set<String> members = members(reader);
        Optional<StoredList> list = reader.cluster(cluster);
        if (members.isEmpty() && list.isEmpty()) {
            return false;
        }
        print("cluster %d: %,d member(s)", cluster, members.size());
        members.stream().limit(MEMBERS_SHOWN).forEach(user -> print("  user %s", TextTable.shown(user)));
        if (members.size() > MEMBERS_SHOWN) {
            print("  …");
        }
        list.ifPresent(there -> view.print("list", there, reader.down(), out()));
        reader.weights(cluster).ifPresent(this::print);
        return true;
    }

    private void print(List<FeatureWeights> weights) {
        print("%nranker: the weight of each feature, and the weight that each context adds");
        List<String> headings = new ArrayList<>(List.of("feature", "always"));
        for (Context context : Context.values()) {
            headings.add(context.name().toLowerCase(Locale.ROOT));
        }
        var table = new TextTable(headings.toArray(String[]::new));
        for (FeatureWeights feature : weights) {
            List<Object> cells = new ArrayList<>(List.of(feature.feature()));
            for (int column = 0; column + 1 < headings.size(); column++) {
                boolean isThere = column < feature.weights().size();
                cells.add(isThere ? TextTable.format("%.2f", feature.weights().get(column)) : "-");
            }
            table.row(cells.toArray());
        }
        table.print(out());
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
