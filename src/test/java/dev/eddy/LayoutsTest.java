package dev.eddy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.eddy.behaviour.Behaviour;
import dev.eddy.behaviour.BehaviourType;
import dev.eddy.centre.CentreSet;
import dev.eddy.centre.Provenance;
import dev.eddy.client.Version;
import dev.eddy.codec.Codec;
import dev.eddy.codec.Layouts;
import dev.eddy.control.Command;
import dev.eddy.control.ForgetUser;
import dev.eddy.control.Question;
import dev.eddy.control.SpaceVersions;
import dev.eddy.control.SpaceVersionsCodec;
import dev.eddy.control.TakeDown;
import dev.eddy.control.Variant;
import dev.eddy.control.VariantCodec;
import dev.eddy.control.VariantOrder;
import dev.eddy.control.VariantOrderCodec;
import dev.eddy.filter.Mute;
import dev.eddy.group.GroupSum;
import dev.eddy.group.GroupSumCodec;
import dev.eddy.item.CatalogInput;
import dev.eddy.item.CatalogInputCodec;
import dev.eddy.item.Counts;
import dev.eddy.item.CountsCodec;
import dev.eddy.item.FirstSeen;
import dev.eddy.item.ItemFeatures;
import dev.eddy.item.ItemFeaturesCodec;
import dev.eddy.item.ItemLife;
import dev.eddy.item.ItemLifeCodec;
import dev.eddy.item.ItemRecord;
import dev.eddy.item.ItemUpdate;
import dev.eddy.item.ItemUpdateCodec;
import dev.eddy.item.ItemVector;
import dev.eddy.item.NewTowerCodec;
import dev.eddy.item.Successors;
import dev.eddy.item.SuccessorsCodec;
import dev.eddy.item.TableUpdate;
import dev.eddy.item.TableUpdateCodec;
import dev.eddy.item.Tag;
import dev.eddy.item.TaggedBehaviour;
import dev.eddy.recall.ClusterSegments;
import dev.eddy.recall.ClusterSegmentsCodec;
import dev.eddy.recall.cluster.Member;
import dev.eddy.recall.cluster.MemberCodec;
import dev.eddy.recall.cluster.Segment;
import dev.eddy.recall.items.ItemTablePage;
import dev.eddy.recall.items.ItemTablePageCodec;
import dev.eddy.user.Announcement;
import dev.eddy.user.AnnouncementCodec;
import dev.eddy.user.Aversion;
import dev.eddy.user.ClickDetails;
import dev.eddy.user.ClickRate;
import dev.eddy.user.ClusterInputCodec;
import dev.eddy.user.EventLedger;
import dev.eddy.user.Handover;
import dev.eddy.user.HandoverCodec;
import dev.eddy.user.Impressions;
import dev.eddy.user.Interaction;
import dev.eddy.user.Interest;
import dev.eddy.user.MemberUpdate;
import dev.eddy.user.Merged;
import dev.eddy.user.Mutes;
import dev.eddy.user.Placement;
import dev.eddy.user.User;
import dev.eddy.user.UserCodec;
import dev.eddy.user.UserInput;
import dev.eddy.user.UserInputCodec;
import dev.eddy.user.UserQuestion;
import dev.eddy.user.UserSnapshot;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Every layout that ever was is read today, and today's is written as it was promised. */
class LayoutsTest {
    private static final long NOON = 1_767_268_800_000L;

    private static ItemRecord record(List<Tag> tags, float[] vector, String place) {
        var description = new ItemRecord.Description("Kind of Blue", "lp", null, place);
        return new ItemRecord("i-1", description, tags, .75f, NOON, NOON + 1, vector, false);
    }

    private static Behaviour merge() {
        var details = new Behaviour.Details(0, 0, List.of(), Map.of(), "ann", null);
        return new Behaviour("e-2", "ünal", null, BehaviourType.MERGE, NOON - 5, details, NOON, 1L << 50);
    }

    private static User merged(User user, Merged merged) {
        return new User(user.userId(), user.interest(), -1, List.of(), 4, 1, 2, Long.MIN_VALUE, merged);
    }

    private static Merged named(User user, long atMillis, long position, long lift) {
        var names = List.of(
                new Merged.Name("a", atMillis, atMillis, position), new Merged.Name("b", atMillis, atMillis, position));
        return new Merged.Ids(user.interest(), names, lift);
    }

    private static Behaviour click(Map<String, String> attributes) {
        return new Behaviour(
                "e-1",
                "ünal",
                "i-1",
                BehaviourType.CLICK,
                NOON,
                new Behaviour.Details(1_500, .5, List.of("a", "鍵"), attributes, null, null),
                NOON + 20,
                3L << 48 | 7);
    }

    static Stream<Arguments> values() {
        Behaviour click = click(Map.of());
        Behaviour attributed = click(Map.of("country", "日本"));
        var visit = new Behaviour(null, "ann", null, BehaviourType.VISIT, -1, Behaviour.Details.NONE, NOON, 0);
        float[] vector = {.6f, -.8f};
        List<Interaction> history = List.of(
                new Interaction("i-1", NOON, 3L << 48 | 7, 1, 300),
                new Interaction("ü", NOON - 90_000, 3L << 48 | 5, -2));
        var tags = List.of(new Tag("jazz", 1, null), new Tag("ü", .5f, "genre"));
        var features = new ItemFeatures("i-1", 3, vector, tags, .75f, NOON, Long.MAX_VALUE, true);
        var labelled = new ItemFeatures(
                "i-1", 3, vector, tags, .75f, NOON, Long.MAX_VALUE, true, new ItemFeatures.Labels("lp", "Miles"));
        var bare = new ItemFeatures("i-2", 1, null, List.of(), Float.NaN, Long.MIN_VALUE, Long.MAX_VALUE, false);
        ItemRecord record = record(tags, vector, null);
        ItemRecord placed = record(tags, vector, "geo:u0ndge");
        var user = new User(
                "ünal",
                new Interest(
                        new double[] {1.25, -3},
                        NOON,
                        new ClickRate(20_454.5),
                        history,
                        new EventLedger(new long[] {-5, 1L << 60}, new long[] {NOON - 7, NOON}),
                        300,
                        Aversion.NONE),
                17,
                List.of(2, 500),
                4,
                1,
                2,
                Long.MIN_VALUE,
                Merged.ALONE);
        var merge = merge();
        var mute = new Mute(Mute.Kind.CATEGORY, "鍵", NOON + 1);
        var aversion = new Aversion(
                new Mutes(List.of(new Mutes.Muted(mute, NOON, 3L << 48 | 7))),
                new Impressions(new long[] {-5, 1L << 60}, new int[] {300, 1}, new long[] {NOON - 7, NOON}));
        var muting = new Behaviour(
                null,
                "ünal",
                null,
                BehaviourType.MUTE,
                NOON,
                new Behaviour.Details(0, 0, List.of(), Map.of(), null, mute),
                NOON + 20,
                7);
        Interest averse = new Interest(
                new double[] {1.25, -3},
                NOON,
                new ClickRate(20_454.5),
                history,
                user.interest().ledger(),
                300,
                aversion);
        Interest late = new Interest(
                new double[] {1.25, -3},
                NOON,
                new ClickRate(20_454.5, 20_354.5, NOON - 9),
                history,
                user.interest().ledger(),
                300,
                aversion);
        var snapshot = new UserSnapshot(
                "ünal", new Placement(17, 4, List.of(3, 1)), vector, true, NOON, new Version(1, 300, 2));
        var centres =
                CentreSet.of("tag", 3, 2, new int[] {1, 500}, new float[] {.6f, -.8f, 0, 1}, new Provenance(NOON, 2));
        var inSpace = CentreSet.of(
                "item2vec",
                3,
                2,
                new int[] {1, 500},
                new float[] {.6f, -.8f, 0, 1},
                new float[] {.5f, 2},
                new float[] {1, 0, 0, 0, 1, 0},
                new Provenance(NOON, 2));
        var command = new Command("ü", 7, Command.Phase.EMIT, true, false, new Command.Lists(NOON, false, 300));
        var unknown = User.unknown("ann", Interest.none(2), 0, NOON);
        var counts = new Counts(new double[] {1, 2, 3, Double.NEGATIVE_INFINITY}, 4, 5, FirstSeen.of(0, NOON));
        var successors = new Successors(new String[] {"i-2", "ü"}, new int[] {12, -3}, 9);
        var variant = new Variant("a", .25, .5, "ü7", Map.of("scoring.variety", "strong"), List.of("i2i"));
        return Stream.of(
                value("click", new CatalogInputCodec(), new CatalogInput.UntaggedEvent(click)),
                value(
                        "weighed-click",
                        new CatalogInputCodec(),
                        new CatalogInput.UntaggedEvent(new Behaviour(
                                "e-1",
                                "ünal",
                                "i-1",
                                BehaviourType.CLICK,
                                NOON,
                                new Behaviour.Details(0, 0, .5, List.of(), Map.of(), null, null),
                                NOON + 20,
                                7))),
                value(
                        "ahead-click",
                        new CatalogInputCodec(),
                        new CatalogInput.UntaggedEvent(new Behaviour(
                                "e-1",
                                "ünal",
                                "i-1",
                                BehaviourType.CLICK,
                                NOON,
                                NOON + 7,
                                Behaviour.Details.NONE,
                                NOON,
                                7))),
                value("attributed-click", new CatalogInputCodec(), new CatalogInput.UntaggedEvent(attributed)),
                value("visit", new CatalogInputCodec(), new CatalogInput.UntaggedEvent(visit)),
                value("record", new CatalogInputCodec(), new CatalogInput.NewRecord(record)),
                value("placed-record", new CatalogInputCodec(), new CatalogInput.NewRecord(placed)),
                value("take-down", new CatalogInputCodec(), new CatalogInput.ItemOrder(new TakeDown("i-1", true))),
                value("space-versions", new SpaceVersionsCodec(), new SpaceVersions("ü", 7, SpaceVersions.NONE)),
                value(
                        "versions",
                        new TableUpdateCodec(),
                        new TableUpdate.Versions(new SpaceVersions("item2vec", 8, 7))),
                value("variant", new VariantCodec(), variant),
                value("variant-order", new VariantOrderCodec(), VariantOrder.end("a")),
                value("variant-start", new TableUpdateCodec(), new TableUpdate.Variants(VariantOrder.start(variant))),
                value(
                        "table-update-group",
                        new TableUpdateCodec(),
                        new TableUpdate.HotInGroup("country=日本", List.of(new TableUpdate.HotItem("ü", 1e9)), NOON)),
                value("table-update-tower", new TableUpdateCodec(), new TableUpdate.NewTower("ü", 7, new byte[] {
                    1, -2, 3
                })),
                value("new-tower", new NewTowerCodec(), new TableUpdate.NewTower("ü", 7, new byte[] {1, -2, 3})),
                value(
                        "group-sum",
                        new GroupSumCodec(),
                        new GroupSum("country=日本", Map.of("ü", 1e9), 1e8, Map.of(-7, NOON - 1), NOON)),
                value(
                        "table-update",
                        new TableUpdateCodec(),
                        new ItemUpdate("i-1", counts, successors, null, features, null)),
                value("features", new ItemFeaturesCodec(), features),
                value("bare-features", new ItemFeaturesCodec(), bare),
                value("labelled-features", new ItemFeaturesCodec(), labelled),
                value("labelled-update", new ItemUpdateCodec(), ItemUpdate.of(labelled)),
                value("labelled-table-update", new TableUpdateCodec(), ItemUpdate.of(labelled)),
                value(
                        "labelled-table-page",
                        new ItemTablePageCodec(),
                        ItemTablePage.of(List.of(ItemUpdate.of(labelled)))),
                value("tagged-click", new UserInputCodec(), new UserInput.Event(new TaggedBehaviour(click, vector))),
                value(
                        "attributed-tagged-click",
                        new UserInputCodec(),
                        new UserInput.Event(new TaggedBehaviour(attributed, vector))),
                value("forget", new UserInputCodec(), new UserInput.Order(new ForgetUser("ünal", 7, NOON))),
                value("question", new UserInputCodec(), new UserInput.Asked(new Question("q-1", "ünal", "i-1", NOON))),
                value("item-question", new UserInputCodec(), new UserInput.Asked(new Question("q-2", null, "i-1", -1))),
                value("new-centres", new AnnouncementCodec(), new Announcement.NewCentres(centres)),
                value("new-centres-in-space", new AnnouncementCodec(), new Announcement.NewCentres(inSpace)),
                value(
                        "new-vectors",
                        new AnnouncementCodec(),
                        new Announcement.NewVectors(ItemUpdate.of(
                                "i-1", new TreeMap<>(Map.of("title@7", vector, "gone", ItemVector.NONE))))),
                value(
                        "new-versions",
                        new AnnouncementCodec(),
                        new Announcement.NewVersions(new SpaceVersions("item2vec", 8, 7))),
                value(
                        "new-user-tower",
                        new AnnouncementCodec(),
                        new Announcement.NewUserTower(new TableUpdate.NewTower("ü", 7, new byte[] {1, -2, 3}))),
                value("new-command", new AnnouncementCodec(), new Announcement.NewCommand(command)),
                value("user", new UserCodec(), user),
                value("unknown-user", new UserCodec(), unknown),
                value(
                        "merged-user",
                        new UserCodec(),
                        merged(user, new Merged.Into("ünal", NOON, 0, 0, Long.MIN_VALUE, 0))),
                value("user-of-ids", new UserCodec(), merged(user, named(user, Long.MIN_VALUE, 0, 0))),
                value("refused", new HandoverCodec(), new Handover.Refused("a", "ünal", 0)),
                value("refused-session", new HandoverCodec(), new Handover.Refused("a", "ünal", 1L << 60)),
                value("taken", new HandoverCodec(), new Handover.Taken("ünal", "a", -5, new Version(7, 300, 2), NOON)),
                value(
                        "part-of-session",
                        new HandoverCodec(),
                        new Handover.Part(
                                "a",
                                "ünal",
                                user.interest(),
                                new Version(7, 300, 2),
                                NOON - 1,
                                NOON,
                                1L << 60,
                                NOON - 2)),
                value(
                        "merged-user-of-session",
                        new UserCodec(),
                        merged(user, new Merged.Into("ünal", NOON, -5, 299, NOON - 1, 300))),
                value("user-of-names", new UserCodec(), merged(user, named(user, NOON, 7, 300))),
                value("user-who-was-merged", new UserCodec(), merged(user, new Merged.Alone(300))),
                value("expire", new HandoverCodec(), new Handover.Expire("ünal", "a", NOON)),
                value(
                        "cluster-segments",
                        new ClusterSegmentsCodec(),
                        new ClusterSegments(
                                -7,
                                List.of(new ClusterSegments.Share(
                                        Segment.AT_RISK,
                                        9,
                                        12.5,
                                        Map.of("ü", .5f),
                                        Map.of("i-1", 7f),
                                        1.5,
                                        300,
                                        vector)))),
                value("merge", new HandoverCodec(), new Handover.Merge(merge)),
                value(
                        "part",
                        new HandoverCodec(),
                        new Handover.Part(
                                "a",
                                "ünal",
                                user.interest(),
                                new Version(7, 300, 2),
                                NOON - 1,
                                NOON,
                                0,
                                Long.MIN_VALUE)),
                value(
                        "forget-other",
                        new HandoverCodec(),
                        new Handover.Forget("ünal", new ForgetUser("a", 7, NOON), Handover.Forget.UNKNOWN)),
                value(
                        "forget-user",
                        new HandoverCodec(),
                        new Handover.Forget("ünal", new ForgetUser("a", 7, NOON), NOON - 1)),
                value("merge-event", new UserInputCodec(), new UserInput.Event(new TaggedBehaviour(merge, null))),
                value("merge-handover", new UserInputCodec(), new UserInput.HandedOver(new Handover.Merge(merge))),
                value("untagged-merge", new CatalogInputCodec(), new CatalogInput.UntaggedEvent(merge)),
                value("join", new ClusterInputCodec(), new MemberUpdate.Join(snapshot, history, false, 0)),
                value("change", new ClusterInputCodec(), new MemberUpdate.Change(snapshot, history, true, NOON + 20)),
                value("refresh", new ClusterInputCodec(), new MemberUpdate.Refresh(snapshot)),
                value(
                        "leave",
                        new ClusterInputCodec(),
                        new MemberUpdate.Leave("ann", -1, Long.MIN_VALUE, List.of(), 0, ClickDetails.NONE)),
                value(
                        "forgotten",
                        new ClusterInputCodec(),
                        new MemberUpdate.Gone("ann", 17, NOON, new Version(7, 0, 0), null)),
                value(
                        "merged",
                        new ClusterInputCodec(),
                        new MemberUpdate.Gone("ann", 17, NOON, new Version(7, 0, 0), "ünal")),
                value(
                        "user-question",
                        new ClusterInputCodec(),
                        new UserQuestion(new Question("q-1", "ünal", "i-1", NOON), snapshot, history)),
                value("member", new MemberCodec(), new Member("ünal", history, vector, true)),
                value("guest", new MemberCodec(), new Member("ünal", history, vector, true, true, Aversion.NONE)),
                value("muting", new CatalogInputCodec(), new CatalogInput.UntaggedEvent(muting)),
                value("tagged-muting", new UserInputCodec(), new UserInput.Event(new TaggedBehaviour(muting, null))),
                value("averse-user", new UserCodec(), averse(user, averse)),
                value(
                        "averse-part",
                        new HandoverCodec(),
                        new Handover.Part(
                                "a", "ünal", averse, new Version(7, 300, 2), NOON - 1, NOON, 0, Long.MIN_VALUE)),
                value("late-user", new UserCodec(), averse(user, late)),
                value(
                        "late-part",
                        new HandoverCodec(),
                        new Handover.Part(
                                "a", "ünal", late, new Version(7, 300, 2), NOON - 1, NOON, 0, Long.MIN_VALUE)),
                value("averse-change", new ClusterInputCodec(), new MemberUpdate.Refresh(averse(snapshot, aversion))),
                value(
                        "paged-change",
                        new ClusterInputCodec(),
                        new MemberUpdate.Change(
                                averse(snapshot, aversion),
                                history,
                                true,
                                NOON + 20,
                                new ClickDetails(BehaviourType.CLICK, 0, NOON - 7))),
                value(
                        "bought",
                        new ClusterInputCodec(),
                        new MemberUpdate.Change(
                                snapshot,
                                history,
                                true,
                                NOON + 20,
                                new ClickDetails(BehaviourType.PURCHASE, 9.99, NOON - 7))),
                value(
                        "bought-and-left",
                        new ClusterInputCodec(),
                        new MemberUpdate.Leave(
                                "ann",
                                7,
                                NOON,
                                history,
                                NOON + 20,
                                new ClickDetails(BehaviourType.PURCHASE, 9.99, NOON))),
                value("averse-member", new MemberCodec(), new Member("ünal", history, vector, true, false, aversion)),
                value("counts", new CountsCodec(), counts),
                value(
                        "counts-of-two",
                        new CountsCodec(),
                        new Counts(new double[] {1}, 4, 5, new FirstSeen(NOON, -7, NOON + 5, 9))),
                value("item-life", new ItemLifeCodec(), new ItemLife(counts, NOON, true)),
                value("unseen-life", new ItemLifeCodec(), new ItemLife(null, Long.MIN_VALUE, false)),
                value("successors", new SuccessorsCodec(), successors),
                value(
                        "item-update",
                        new ItemUpdateCodec(),
                        new ItemUpdate("i-1", counts, successors, null, features, null)),
                value(
                        "table-page",
                        new ItemTablePageCodec(),
                        ItemTablePage.of(List.of(new ItemUpdate("i-1", counts, successors, null, features, null)))),
                value(
                        "item-neighbours",
                        new ItemUpdateCodec(),
                        new ItemUpdate("i-1", null, successors, successors, null, null)),
                value(
                        "vectors",
                        new ItemUpdateCodec(),
                        new ItemUpdate(
                                "i-1",
                                null,
                                null,
                                null,
                                features,
                                new TreeMap<>(Map.of("title", vector, "gone", ItemVector.NONE)))),
                value("item-news", new ItemUpdateCodec(), new ItemUpdate("i-1", counts, null, null, null, null)));
    }

    private static User averse(User user, Interest interest) {
        return new User(user.userId(), interest, -1, List.of(), 4, 1, 2, Long.MIN_VALUE, Merged.ALONE);
    }

    private static UserSnapshot averse(UserSnapshot user, Aversion aversion) {
        return new UserSnapshot(
                user.userId(), user.placement(), user.direction(), true, false, aversion, NOON, user.version());
    }

    private static Arguments value(String name, Codec<?> codec, Object value) {
        return Arguments.of(name, codec, value);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("values")
    void everyLayoutIsReadAndTodaysIsWritten(String name, Codec<Object> codec, Object value) throws IOException {
        var bytes = new ByteArrayOutputStream();
        codec.write(value, new DataOutputStream(bytes));
        Layouts.assertKept(
                name, codec.version(), bytes.toByteArray(), (version, from) -> read(codec, version, from), value);
    }

    private static Object read(Codec<Object> codec, int version, byte[] bytes) throws IOException {
        var in = new DataInputStream(new ByteArrayInputStream(bytes));
        Object value = codec.read(version, in);
        assertThat(in.available()).isZero();
        return value;
    }
}
