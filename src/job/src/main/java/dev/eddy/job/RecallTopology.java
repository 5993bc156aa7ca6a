package dev.eddy.job;

import static dev.eddy.job.Steps.map;
import static dev.eddy.job.Steps.one;
import static dev.eddy.job.Steps.slow;
import static dev.eddy.job.Steps.step;

import dev.eddy.behaviour.Behaviour;
import dev.eddy.behaviour.BehaviourParser;
import dev.eddy.centre.AssembleCentresFunction;
import dev.eddy.centre.CentreRecord;
import dev.eddy.centre.CentreSet;
import dev.eddy.control.Command;
import dev.eddy.control.Control;
import dev.eddy.control.ParseCommandFunction;
import dev.eddy.control.Question;
import dev.eddy.control.QuestionCodec;
import dev.eddy.control.SpaceVersions;
import dev.eddy.control.TakeDown;
import dev.eddy.format.RecordOptions;
import dev.eddy.group.GroupDescriptors;
import dev.eddy.group.GroupSum;
import dev.eddy.group.HotInGroupsFunction;
import dev.eddy.group.SumGroupsOperator;
import dev.eddy.item.CatalogInput;
import dev.eddy.item.CatalogOptions;
import dev.eddy.item.CountPopularityOperator;
import dev.eddy.item.ItemDescriptors;
import dev.eddy.item.ItemRecordParser;
import dev.eddy.item.ItemUpdate;
import dev.eddy.item.ItemVector;
import dev.eddy.item.ItemVectorParser;
import dev.eddy.item.ParseItemFunction;
import dev.eddy.item.SumPopularityOperator;
import dev.eddy.item.TableUpdate;
import dev.eddy.item.TableUpdate.NewTower;
import dev.eddy.item.TagBehaviourFunction;
import dev.eddy.item.TagVectorParser;
import dev.eddy.item.TagVectorRecord;
import dev.eddy.item.TaggedBehaviour;
import dev.eddy.item.UnknownItem;
import dev.eddy.item.UserTowerParser;
import dev.eddy.recall.Candidates;
import dev.eddy.recall.MergeSegmentsFunction;
import dev.eddy.recall.RefreshOperator;
import dev.eddy.recall.SharedUpdate;
import dev.eddy.recall.channel.ChannelInfo;
import dev.eddy.recall.ranking.FeatureSpace;
import dev.eddy.record.DeadLetter;
import dev.eddy.training.TrainFirstCentresFunction;
import dev.eddy.user.Announcement;
import dev.eddy.user.ClusterInput;
import dev.eddy.user.HandoverRecord;
import dev.eddy.user.MembershipDescriptors;
import dev.eddy.user.UpdateUserOperator;
import dev.eddy.user.UserInput;
import java.io.Serializable;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.graph.StreamGraph;

/** The data flow, one method per stage. The caller gives sources and sinks, so tests run the graph of production. */
public final class RecallTopology {
    /** Name of the job on a cluster. */
    public static final String JOB = "eddy";
    /** Id of the operator that keeps the users. */
    public static final String UPDATE_USERS = "update-users";

    private final KafkaSources sources;
    private final JobOptions options;
    private final CatalogOptions catalog;
    private final Parsers parsers = new Parsers();

    private RecallTopology(KafkaSources sources, JobOptions options) {
        this.sources = sources;
        this.options = options;
        this.catalog = options.recall().catalog();
    }

    /**
     * The job as it is deployed, between Kafka and Redis.
     *
     * @throws BadInputException when the environment has unaligned or at-least-once checkpoints
     */
    public static StreamGraph graph(StreamExecutionEnvironment env, JobOptions options) {
        FlinkSettings.requireFences(env.getConfiguration());
        new RecallTopology(new KafkaSources(env, options.kafka()), options)
                .define(RecallSinks.toRedisAndKafka(options));
        StreamGraph graph = env.getStreamGraph();
        graph.setJobName(JOB);
        return graph;
    }

    private void define(RecallSinks sinks) {
        // Commands keep their order up to the key: each step on the way has one task, like their source.
        var commands = parsers.parsed(
                "parse-commands",
                sources.read(Topic.CONTROL)
                        .process(new ParseCommandFunction(channels()), ParseCommandFunction.TYPE)
                        .setParallelism(1));
        var tagged = tagBehaviours(commands.getSideOutput(ParseCommandFunction.TAKE_DOWNS));
        var centreRecords = one(
                "read-centres",
                sources.read(Topic.CENTRES).map(CentreRecord::of, TypeInformation.of(CentreRecord.class)));
        var itemVectors = itemVectors();
        var orders = commands.getSideOutput(ParseCommandFunction.VERSIONS);
        var userTowers = userTowers();
        var centres = assembleCentres(centreRecords);
        var users = updateUsers(tagged, commands, centres, vectorsOfCentres(itemVectors, orders, userTowers));
        DataStream<TableUpdate> versions =
                one("versions-to-tables", orders, TableUpdate.Versions::new, ItemDescriptors.TABLE);
        DataStream<TableUpdate> variants = one(
                "variants-to-tables",
                commands.getSideOutput(ParseCommandFunction.VARIANTS),
                TableUpdate.Variants::new,
                ItemDescriptors.TABLE);
        var candidates = refresh(
                users,
                sumPopularity(tagged, users, itemVectors)
                        .union(versions)
                        .union(variants)
                        .union(userTowers)
                        .union(hotInGroups(users)));

        step("serve", candidates.sinkTo(sinks.candidates()));
        var takeDowns = map(
                "take-downs-to-shared",
                tagged.getSideOutput(TagBehaviourFunction.TAKE_DOWNS),
                SharedUpdate::of,
                TypeInformation.of(SharedUpdate.class));
        var segments = one(
                "merge-segments",
                candidates
                        .getSideOutput(RefreshOperator.SEGMENTS)
                        .keyBy(told -> 0)
                        .process(new MergeSegmentsFunction(), TypeInformation.of(SharedUpdate.class)));
        var shared = candidates.getSideOutput(RefreshOperator.SHARED).union(takeDowns, segments);
        step("serve-shared", shared.sinkTo(sinks.shared()))
                // One writer keeps the order of the updates.
                .setParallelism(1);
        step("answer", candidates.getSideOutput(RefreshOperator.EXPLANATIONS).sinkTo(sinks.answers()));
        step("publish-first-centres", trainFirstCentres(users, centres).sinkTo(sinks.centres()))
                .setParallelism(1);
        step(
                "report-progress",
                users.getSideOutput(MembershipDescriptors.PROGRESS).sinkTo(sinks.progress()));
        step("hand-over", users.getSideOutput(MembershipDescriptors.HANDOVERS).sinkTo(sinks.handovers()));
        step("dead-letters", parsers.deadLetters().sinkTo(sinks.deadLetters()));
    }

    /** The topics that events come from, for dead letters. */
    private record EventTopics(String live, String history) implements Serializable {
        static EventTopics of(KafkaOptions kafka) {
            return new EventTopics(kafka.topic(Topic.EVENTS), kafka.topic(Topic.HISTORY));
        }

        String of(Behaviour behaviour) {
            return behaviour.isHistory() ? history : live;
        }
    }

    /** Names of the channels that lists are merged from. */
    private Set<String> channels() {
        return FeatureSpace.of(catalog.vectorSpaces()).channels().stream()
                .map(ChannelInfo::name)
                .collect(Collectors.toSet());
    }

    private SingleOutputStreamOperator<TaggedBehaviour> tagBehaviours(DataStream<TakeDown> takeDowns) {
        RecordOptions layouts = options.kafka().records();
        var behaviours = parsers.parse(
                "parse-behaviours",
                sources.read(Topic.EVENTS),
                layouts.events().before(new BehaviourParser()::parse),
                Behaviour.class);
        var history = parsers.parse(
                "parse-history",
                sources.read(Topic.HISTORY),
                layouts.events().before(new BehaviourParser()::parseHistory),
                Behaviour.class);
        var items = parsers.parsed(
                "parse-items",
                sources.read(Topic.ITEMS)
                        .process(new ParseItemFunction(
                                layouts.items().before(new ItemRecordParser(catalog.dimension())::parse),
                                options.kafka().deletionsKept())));
        var tagVectors = parsers.parse(
                        "parse-tag-vectors",
                        sources.read(Topic.TAG_VECTORS),
                        new TagVectorParser(catalog.dimension())::parse,
                        TagVectorRecord.class)
                .setParallelism(1);
        var inputs = map("behaviours-to-catalog", behaviours, CatalogInput.UntaggedEvent::new, ItemDescriptors.CATALOG)
                .union(map("history-to-catalog", history, CatalogInput.UntaggedEvent::new, ItemDescriptors.CATALOG))
                .union(map("items-to-catalog", items, CatalogInput.NewRecord::new, ItemDescriptors.CATALOG))
                .union(one("take-downs-to-catalog", takeDowns, CatalogInput.ItemOrder::new, ItemDescriptors.CATALOG));
        var tagged = step(
                "tag-behaviours",
                inputs.keyBy(CatalogInput::key)
                        .connect(tagVectors.broadcast(ItemDescriptors.TAG_VECTORS))
                        .process(new TagBehaviourFunction(catalog)));
        CatalogOptions parking = catalog;
        EventTopics topics = EventTopics.of(options.kafka());
        parsers.add(map(
                "unknown-items",
                tagged.getSideOutput(TagBehaviourFunction.UNKNOWN_ITEMS),
                behaviour -> UnknownItem.deadLetter(behaviour, parking, topics.of(behaviour)),
                TypeInformation.of(DeadLetter.class)));
        return tagged;
    }

    private SingleOutputStreamOperator<CentreSet> assembleCentres(DataStream<CentreRecord> records) {
        var centres = one(
                "assemble-centres",
                records.keyBy(record -> 0)
                        .process(new AssembleCentresFunction(catalog.tagSpace(), catalog.spaceOfCentres())));
        String topic = options.kafka().topic(Topic.CENTRES);
        parsers.add(map(
                        "refused-centres",
                        centres.getSideOutput(AssembleCentresFunction.REFUSALS),
                        refusal -> refusal.deadLetter(topic),
                        TypeInformation.of(DeadLetter.class))
                .setParallelism(1));
        return centres;
    }

    private SingleOutputStreamOperator<ClusterInput> updateUsers(
            DataStream<TaggedBehaviour> tagged,
            SingleOutputStreamOperator<Control> commands,
            DataStream<CentreSet> centres,
            DataStream<Announcement> vectors) {
        var newCentres = one(
                "centres-to-announcements", centres, Announcement.NewCentres::new, MembershipDescriptors.ANNOUNCEMENT);
        var newCommands = one(
                "commands-to-announcements",
                commands,
                command -> new Announcement.NewCommand((Command) command),
                MembershipDescriptors.ANNOUNCEMENT);
        var announcements = one(
                "announce", newCentres.union(newCommands), announced -> announced, MembershipDescriptors.ANNOUNCEMENT);
        var questions = parsers.parse(
                        "parse-questions", sources.read(Topic.QUESTIONS), QuestionCodec::decode, Question.class)
                .setParallelism(1);
        var handovers = parsers.parse(
                "parse-handovers",
                sources.read(Topic.HANDOVERS),
                new HandoverRecord(catalog.dimension())::parse,
                MembershipDescriptors.HANDOVERS.getTypeInfo());
        var forgets = commands.getSideOutput(ParseCommandFunction.FORGETS);
        var inputs = map("events-to-users", tagged, UserInput.Event::new, MembershipDescriptors.INPUT)
                .union(map("handovers-to-users", handovers, UserInput.HandedOver::new, MembershipDescriptors.INPUT))
                .union(one("forgets-to-users", forgets, UserInput.Order::new, MembershipDescriptors.INPUT))
                .union(one("questions-to-users", questions, UserInput.Asked::new, MembershipDescriptors.INPUT));
        var operator = new UpdateUserOperator(
                options.recall().interest(), options.membership(), catalog.dimension(), catalog.spaceOfCentres());
        var users = step(
                UPDATE_USERS,
                inputs.keyBy(UserInput::bucket)
                        .connect(announcements.union(vectors).broadcast())
                        .transform(UPDATE_USERS, MembershipDescriptors.OUTPUT, operator));
        EventTopics topics = EventTopics.of(options.kafka());
        parsers.add(map(
                "refused-merges",
                users.getSideOutput(MembershipDescriptors.REFUSED),
                refused -> refused.deadLetter(topics.of(refused.behaviour())),
                TypeInformation.of(DeadLetter.class)));
        return users;
    }

    /** The vectors of items that users are clustered by, and user towers, unless users are clustered by tags. */
    private DataStream<Announcement> vectorsOfCentres(
            DataStream<ItemUpdate> itemVectors, DataStream<SpaceVersions> orders, DataStream<TableUpdate> userTowers) {
        String space = catalog.centreSpace();
        var wanted = step("vectors-of-centres", itemVectors.filter(item -> item.isIn(space)));
        return map("vectors-to-announcements", wanted, Announcement.NewVectors::new, MembershipDescriptors.ANNOUNCEMENT)
                .union(one(
                        "versions-to-announcements",
                        orders,
                        Announcement.NewVersions::new,
                        MembershipDescriptors.ANNOUNCEMENT))
                .union(one(
                        "towers-to-announcements",
                        userTowers,
                        tower -> new Announcement.NewUserTower((NewTower) tower),
                        MembershipDescriptors.ANNOUNCEMENT));
    }

    private SingleOutputStreamOperator<CentreRecord> trainFirstCentres(
            SingleOutputStreamOperator<ClusterInput> users, SingleOutputStreamOperator<CentreSet> centres) {
        return one(
                "train-first-centres",
                map(
                                "samples-to-training",
                                users.getSideOutput(MembershipDescriptors.SAMPLES),
                                sample -> sample,
                                MembershipDescriptors.SAMPLES.getTypeInfo())
                        .keyBy(sample -> 0)
                        .connect(centres.getSideOutput(AssembleCentresFunction.PUBLISHED)
                                .keyBy(published -> 0))
                        .process(
                                new TrainFirstCentresFunction(
                                        options.membership().usersPerCluster()),
                                TypeInformation.of(CentreRecord.class)));
    }

    private DataStream<ItemUpdate> itemVectors() {
        return map(
                "vectors-to-popularity",
                parsers.parse(
                        "parse-item-vectors",
                        sources.read(Topic.ITEM_VECTORS),
                        new ItemVectorParser(catalog.vectorSpaces())::parse,
                        ItemVector.class),
                ItemUpdate::of,
                ItemDescriptors.ITEM);
    }

    private DataStream<TableUpdate> userTowers() {
        return parsers.parse(
                        "parse-user-towers",
                        sources.read(Topic.USER_TOWERS),
                        new UserTowerParser(catalog.vectorSpaces())::parse,
                        ItemDescriptors.TABLE)
                .setParallelism(1);
    }

    private SingleOutputStreamOperator<TableUpdate> sumPopularity(
            SingleOutputStreamOperator<TaggedBehaviour> tagged,
            SingleOutputStreamOperator<ClusterInput> users,
            DataStream<ItemUpdate> itemVectors) {
        var features = tagged.getSideOutput(TagBehaviourFunction.ITEM_FEATURES);
        var counts = slow(
                "count-popularity",
                users.getSideOutput(MembershipDescriptors.DISTINCT),
                ItemDescriptors.ITEM,
                CountPopularityOperator.ofBehaviours(options.recall().interest().weights()));
        var transitions = slow(
                "count-transitions",
                users.getSideOutput(MembershipDescriptors.TRANSITIONS),
                ItemDescriptors.ITEM,
                CountPopularityOperator.ofTransitions());
        return slow(
                "sum-popularity",
                counts.union(transitions)
                        .union(map("features-to-popularity", features, ItemUpdate::of, ItemDescriptors.ITEM))
                        .union(itemVectors)
                        .keyBy(ItemUpdate::itemId),
                ItemDescriptors.TABLE,
                new SumPopularityOperator(
                        options.recall().popularity(),
                        catalog.vectorSpaces(),
                        options.recall().retrieval().findsItems()));
    }

    private SingleOutputStreamOperator<TableUpdate> hotInGroups(SingleOutputStreamOperator<ClusterInput> users) {
        var sums = slow(
                "sum-groups",
                users.getSideOutput(MembershipDescriptors.DISTINCT),
                GroupDescriptors.SUM,
                new SumGroupsOperator(options.recall().interest().weights()));
        return step(
                "hot-in-groups", sums.keyBy(GroupSum::group).process(new HotInGroupsFunction(), ItemDescriptors.TABLE));
    }

    private SingleOutputStreamOperator<Candidates> refresh(
            DataStream<ClusterInput> users, DataStream<TableUpdate> tables) {
        var operator = new RefreshOperator(
                options.stage(),
                options.serving().lateAfter(),
                options.serving().putOffAtMost());
        return step(
                "refresh",
                users.keyBy(ClusterInput::cluster)
                        .connect(tables.broadcast())
                        .transform("refresh", RefreshOperator.TYPE, operator));
    }
}
