package dev.eddy.tools;

import dev.eddy.client.CandidateReader;
import dev.eddy.client.Profile;
import dev.eddy.client.RedisKeys;
import dev.eddy.client.StoredList;
import dev.eddy.recall.channel.Channels;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Shows a user's profile and lists. */
@Command(
        name = "user",
        description = "Show a user's profile and lists: the merged list, and the channels' lists if they are served.")
final class ShowUserCommand extends DeploymentCommand {
    @Mixin
    private ListView view;

    @Parameters(paramLabel = "ID")
    private String userId;

    @Override
    public Integer call() {
        view.load();
        boolean known = ReadRedis.at(options().redis(), this::show);
        if (!known) {
            err().println("no lists for user " + TextTable.shown(userId)
                    + " in Redis: the job does not know the user, or the lists expired");
        }
        return known ? ExitCode.DONE : ExitCode.FAILED;
    }

    private boolean show(CandidateReader reader) {
        Map<String, StoredList> lists = new TreeMap<>(reader.lists(userId));
        Optional<Profile> profile = reader.profile(userId);
        if (lists.isEmpty() && profile.isEmpty()) {
            return false;
        }
        print("user %s", TextTable.shown(userId));
        profile.ifPresent(this::print);
        Set<String> down = reader.down();
        List<String> names = new ArrayList<>(List.of(RedisKeys.MERGED));
        Channels.builtIn().forEach(channel -> names.add(channel.name()));
        // Lists of other names come from vector spaces, or from a job version with other channels.
        lists.keySet().stream().filter(name -> !names.contains(name)).forEach(names::add);
        names.stream()
                .filter(lists::containsKey)
                .forEach(name -> view.print(TextTable.shown(name), lists.get(name), down, out()));
        return true;
    }

    private void print(Profile profile) {
        String next = profile.nextClusters().stream().map(String::valueOf).collect(Collectors.joining(", "));
        print(
                "cluster %d of centres version %d%s",
                profile.cluster(), profile.centreVersion(), next.isEmpty() ? "" : ", next " + next);
        if (!profile.topTags().isEmpty()) {
            print("tags %s", TextTable.shown(String.join(", ", profile.topTags())));
        }
    }
}
