package dev.eddy.tools;

import dev.eddy.client.CandidateReader;
import dev.eddy.client.Profile;
import dev.eddy.client.RedisKeys;
import dev.eddy.client.StoredList;
import dev.eddy.job.Deployment;
import dev.eddy.recall.channel.ChannelInfo;
import dev.eddy.recall.channel.Channels;
import java.io.PrintWriter;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Shows a user's lists. */
@Command(
        name = "user",
        mixinStandardHelpOptions = true,
        description = "Show a user's profile and lists: the merged one, and each channel's where they are served.")
final class ShowUserCommand implements Callable<Integer> {
    @Mixin
    private Deployment deployment;

    @Mixin
    private ListView view;

    @Parameters(paramLabel = "ID")
    private String userId;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        view.load();
        boolean known = ReadRedis.at(deployment.options().redis(), this::show);
        if (!known) {
            spec.commandLine()
                    .getErr()
                    .println("no lists for user " + TextTable.shown(userId)
                            + " in Redis: nobody the job knows, or expired");
            return Eddy.FAILED;
        }
        return 0;
    }

    private boolean show(CandidateReader reader) {
        Map<String, StoredList> lists = new TreeMap<>(reader.lists(userId));
        Optional<Profile> profile = reader.profile(userId);
        if (lists.isEmpty() && profile.isEmpty()) {
            return false;
        }
        PrintWriter out = spec.commandLine().getOut();
        out.println("user " + TextTable.shown(userId));
        profile.ifPresent(known -> print(known, out));
        Set<String> down = reader.down();
        printIfThere(RedisKeys.MERGED, lists, down, out);
        for (ChannelInfo channel : Channels.builtIn()) {
            printIfThere(channel.name(), lists, down, out);
        }
        // What is left was written by a version of the job that has other channels.
        lists.forEach((name, list) -> view.print(TextTable.shown(name), list, down, out));
        return true;
    }

    private static void print(Profile profile, PrintWriter out) {
        String next = profile.nextClusters().stream().map(String::valueOf).collect(Collectors.joining(", "));
        out.println("cluster " + profile.cluster() + " of centres version " + profile.centreVersion()
                + (next.isEmpty() ? "" : ", next " + next));
        if (!profile.topTags().isEmpty()) {
            out.println("tags " + TextTable.shown(String.join(", ", profile.topTags())));
        }
    }

    private void printIfThere(String name, Map<String, StoredList> lists, Set<String> down, PrintWriter out) {
        StoredList list = lists.remove(name);
        if (list != null) {
            view.print(name, list, down, out);
        }
    }
}
