package dev.eddy.tools;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.eddy.client.CandidateReader;
import dev.eddy.client.FeatureWeights;
import dev.eddy.client.GroupProfile;
import dev.eddy.client.Profile;
import dev.eddy.client.RedisKeys;
import dev.eddy.client.StoredList;
import dev.eddy.client.TagShare;
import dev.eddy.command.TextTable;
import dev.eddy.job.BadInputException;
import dev.eddy.job.Topic;
import dev.eddy.ops.Progress;
import dev.eddy.ops.TopicReader;
import dev.eddy.recall.channel.Channels;
import dev.eddy.recall.ranking.Context;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Groups the commands that show the current state. */
@Command(
        name = "show",
        description = "Show the current state of a user, an item, a cluster or a group.",
        subcommands = {
            ShowCommand.User.class,
            ShowCommand.Item.class,
            ShowCommand.Cluster.class,
            ShowCommand.Group.class
        })
final class ShowCommand {
    /** Shows lists in Redis; fails when there are none. */
    private abstract static class ListCommand extends OperatingCommand {
        @Mixin
        ListView view;

        @Override
        public final Integer call() {
            view.load();
            try (CandidateReader reader = CandidateReader.open(options().redis())) {
                Optional<String> absence = show(reader);
                absence.ifPresent(err()::println);
                return absence.isPresent() ? FAILED : DONE;
            } catch (UncheckedIOException e) {
                throw new BadInputException(
                        e.getCause().getMessage() + "; start it, or name another with --redis HOST:PORT", e);
            } catch (IllegalArgumentException e) {
                throw new BadInputException(e.getMessage(), e);
            }
        }

        /** Prints the profile, members and lists; returns a message when Redis has none. */
        abstract Optional<String> show(CandidateReader reader);
    }

    @Command(
            name = "user",
            description =
                    "Show a user's profile and lists: the merged list, and the channels' lists if they are served. For a"
                            + " user who was merged into another, show the other's.")
    static final class User extends ListCommand {
        @Parameters(paramLabel = "ID")
        private String userId;

        @Override
        Optional<String> show(CandidateReader reader) {
            String user = followed(reader, userId);
            Map<String, StoredList> lists = new TreeMap<>(reader.lists(user));
            Optional<Profile> profile = reader.profile(user);
            if (lists.isEmpty() && profile.isEmpty()) {
                return Optional.of("no lists for user " + TextTable.shown(user)
                        + " in Redis: the job does not know the user, or the lists expired");
            }
            print("user %s", TextTable.shown(user));
            profile.ifPresent(this::print);
            Set<String> down = reader.down();
            Set<String> names = new LinkedHashSet<>(List.of(RedisKeys.MERGED));
            Channels.BUILT_IN.forEach(channel -> names.add(channel.name()));
            // Lists of other names come from vector spaces, or from a job version with other channels.
            names.addAll(lists.keySet());
            names.retainAll(lists.keySet());
            names.forEach(name -> view.print(TextTable.shown(name), lists.get(name), down, out()));
            return Optional.empty();
        }

        private void print(Profile profile) {
            String next = profile.nextClusters().stream().map(String::valueOf).collect(Collectors.joining(", "));
            print(
                    "cluster %d of centres version %d%s",
                    profile.cluster(), profile.centreVersion(), next.isEmpty() ? "" : ", next " + next);
            if (!profile.segment().isEmpty()) {
                print("segment %s", profile.segment());
            }
            if (!profile.topTags().isEmpty()) {
                print("tags %s", TextTable.shown(String.join(", ", profile.topTags())));
            }
        }
    }

    @Command(
            name = "group",
            description = {
                "Show what the users of a group have in common, and the group's list. A cluster is a group named"
                        + " cluster-ID, such as cluster-7. Who shares an attribute of events is in a group that has"
                        + " only a list, such as country=de."
            })
    static final class Group extends ListCommand {
        @Parameters(paramLabel = "NAME")
        private String name;

        @Override
        Optional<String> show(CandidateReader reader) {
            Optional<GroupProfile> profile = reader.group(name);
            Optional<StoredList> list = reader.groupList(name);
            if (list.isEmpty()) {
                return Optional.of("no group " + TextTable.shown(name)
                        + " in Redis: there is none, or too few users in it clicked of late");
            }
            profile.ifPresent(this::print);
            view.print("list", list.get(), reader.down(), out());
            return Optional.empty();
        }

        private void print(GroupProfile profile) {
            print(
                    "group %s: %,d member(s), and %,d borrowed from near groups",
                    TextTable.shown(name), profile.members(), profile.guests());
            print("tags", profile.tags().stream().map(TagShare::tag).toList());
            print("typical items", titles(profile.typicalItems()));
            print("on the rise", titles(profile.risingItems()));
        }

        private List<String> titles(List<String> itemIds) {
            return itemIds.stream().map(view::title).toList();
        }

        private void print(String what, List<String> names) {
            if (!names.isEmpty()) {
                print("%s: %s", what, TextTable.shown(String.join(", ", names)));
            }
        }
    }

    @Command(
            name = "cluster",
            description =
                    "Show a cluster's members, from the profiles of all users in Redis, and its list if it has one.")
    static final class Cluster extends ListCommand {
        private static final int MEMBERS_SHOWN = 10;

        @Parameters(paramLabel = "ID")
        private int cluster;

        @Override
        Optional<String> show(CandidateReader reader) {
            Set<String> members = members(reader);
            Optional<StoredList> list = reader.cluster(cluster);
            if (members.isEmpty() && list.isEmpty()) {
                return Optional.of("no user in Redis is in cluster " + cluster + ", and it has no list");
            }
            print("cluster %d: %,d member(s)", cluster, members.size());
            members.stream().limit(MEMBERS_SHOWN).forEach(user -> print("  user %s", TextTable.shown(user)));
            if (members.size() > MEMBERS_SHOWN) {
                print("  …");
            }
            list.ifPresent(there -> view.print("list", there, reader.down(), out()));
            reader.weights(cluster).ifPresent(this::print);
            return Optional.empty();
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

        private void print(List<FeatureWeights> weights) {
            print("%nranker: the weight of each feature, and the weight that each context adds");
            List<String> headings = new ArrayList<>(List.of("feature", "always"));
            for (Context context : Context.values()) {
                headings.add(context.label());
            }
            var table = new TextTable(headings.toArray(String[]::new));
            for (FeatureWeights feature : weights) {
                Object[] cells = new Object[headings.size()];
                Arrays.fill(cells, "-");
                cells[0] = feature.feature();
                for (int i = 0; i < Math.min(feature.weights().size(), cells.length - 1); i++) {
                    cells[i + 1] = TextTable.format("%.2f", feature.weights().get(i));
                }
                table.row(cells);
            }
            table.print(out());
        }
    }

    @Command(name = "item", description = "Show the latest record of an item; reads the items' topic to its end.")
    static final class Item extends OperatingCommand {
        private static final ObjectMapper JSON = new ObjectMapper();

        @Parameters(paramLabel = "ID")
        private String itemId;

        private ConsumerRecord<byte[], byte[]> latest;

        @Override
        public Integer call() {
            String topic = kafka().topic(Topic.ITEMS);
            byte[] key = itemId.getBytes(UTF_8);
            TopicReader.scan(kafka(), topic, record -> {
                if (Arrays.equals(record.key(), key)) {
                    latest = record;
                }
            });
            if (latest == null) {
                err().println("no item " + TextTable.shown(itemId) + " in topic " + topic);
                return FAILED;
            }
            print(
                    "item %s, published %s (partition %d, offset %d)",
                    TextTable.shown(itemId),
                    Instant.ofEpochMilli(latest.timestamp()),
                    latest.partition(),
                    latest.offset());
            print(latest.value());
            return DONE;
        }

        private void print(byte[] value) {
            if (value == null) {
                print("taken down");
                return;
            }
            JsonNode item = null;
            try {
                item = JSON.readTree(value);
            } catch (IOException notJson) {
                print("not JSON, so the job does not take it");
            }
            if (item == null || !item.isObject()) {
                print("%s", TextTable.shown(new String(value, UTF_8)));
                return;
            }
            var table = new TextTable("field", "value");
            item.properties().forEach(field -> table.row(field.getKey(), text(field.getKey(), field.getValue())));
            table.print(out());
        }

        /** Unknown fields are shown as they are. */
        private static String text(String name, JsonNode value) {
            if (name.endsWith("_at") && value.isIntegralNumber() && value.canConvertToLong()) {
                return Instant.ofEpochMilli(value.longValue()).toString();
            }
            if (name.equals("vector") && value.isArray()) {
                return value.size() + " numbers";
            }
            if (name.equals("tags") && value.isArray()) {
                return StreamSupport.stream(value.spliterator(), false)
                        .map(tag -> tag.isObject()
                                ? tag.path("tag").asText() + " "
                                        + tag.path("weight").asText("1")
                                : tag.asText())
                        .collect(Collectors.joining(", "));
            }
            return value.isValueNode() ? value.asText() : value.toString();
        }
    }
}
