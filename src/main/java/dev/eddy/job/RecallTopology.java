package dev.eddy.job;

import dev.eddy.behaviour.Behaviour;
import dev.eddy.behaviour.ParseBehaviourFunction;
import dev.eddy.centre.AssembleCentresFunction;
import dev.eddy.centre.CentreRecord;
import dev.eddy.centre.CentreSet;
import dev.eddy.control.Command;
import dev.eddy.control.Control;
import dev.eddy.control.ForgetUser;
import dev.eddy.control.ParseCommandFunction;
import dev.eddy.control.ParseQuestionFunction;
import dev.eddy.control.Question;
import dev.eddy.control.TakeDown;
import dev.eddy.item.CatalogDescriptors;
import dev.eddy.item.CatalogInput;
import dev.eddy.item.CatalogOptions;
import dev.eddy.item.CountPopularityOperator;
import dev.eddy.item.ItemFeatures;
import dev.eddy.item.ItemRecord;
import dev.eddy.item.ItemUpdate;
import dev.eddy.item.ItemVector;
import dev.eddy.item.ParseItemFunction;
import dev.eddy.item.ParseItemVectorFunction;
import dev.eddy.item.ParseTagVectorFunction;
import dev.eddy.item.PopularityDescriptors;
import dev.eddy.item.SumPopularityOperator;
import dev.eddy.item.TagBehaviourFunction;
import dev.eddy.item.TaggedBehaviour;
import dev.eddy.item.UnknownItem;
import dev.eddy.recall.CandidatesDescriptors;
import dev.eddy.recall.RefreshFunction;
import dev.eddy.recall.SharedUpdate;
import dev.eddy.recall.StageOptions;
import dev.eddy.record.DeadLetter;
import dev.eddy.record.KafkaRecord;
import dev.eddy.record.ParseFunction;
import dev.eddy.training.TrainFirstCentresFunction;
import dev.eddy.user.Announcement;
import dev.eddy.user.ClusterInput;
import dev.eddy.user.MembershipDescriptors;
import dev.eddy.user.UpdateUserFunction;
import dev.eddy.user.UserInput;
import java.nio.charset.StandardCharsets;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.graph.StreamGraph;

/** The data flow, in the order the data takes it. Sources and sinks are given, so tests run this same method. */
public final class RecallTopology {
    /** Name of the job on a cluster. */
    public static final String JOB = "eddy";

    /** Id of the operator that keeps the users. */
    public static final String UPDATE_USERS = "update-users";

    private RecallTopology() {}

    /**
     * The job as it is deployed, between Kafka and Redis.
     *
     * @throws BadInputException when the environment has checkpoints that are no fences
     */
    public static StreamGraph graph(StreamExecutionEnvironment env, JobOptions options) {
        FlinkSettings.requireFences(env.getConfiguration());
        define(RecallSources.fromKafka(env, options.kafka()), RecallSinks.toRedisAndKafka(options), options);
        StreamGraph graph = env.getStreamGraph();
        graph.setJobName(JOB);
        return graph;
    }

    static void define(RecallSources sources, RecallSinks sinks, JobOptions options) {
        CatalogOptions catalog = options.catalog();
        String eventTopic = options.kafka().topics().events();
        String centreTopic = options.kafka().topics().centres();

        // behaviour
        var behaviours = step("parse-behaviours", sources.events().process(new ParseBehaviourFunction()));

        // Commands keep their order up to the key: each step on the way has one task, as their source has.
        var commands = step(
                "parse-commands",
                sources.control()
                        .process(new ParseCommandFunction(), ParseCommandFunction.TYPE)
                        .setParallelism(1));

        var questions = step(
                "parse-questions",
                sources.questions().process(new ParseQuestionFunction()).setParallelism(1));

        // catalog
        var items = step(
                "parse-items",
                sources.items()
                        .process(new ParseItemFunction(
                                catalog.dimension(), options.kafka().deletionsKept())));
        var tagVectors = step(
                "parse-tag-vectors",
                sources.tagVectors()
                        .process(new ParseTagVectorFunction(catalog.dimension()))
                        .setParallelism(1));
        var itemVectors = step(
                "parse-item-vectors",
                sources.itemVectors().process(new ParseItemVectorFunction(catalog.vectorSpaces())));
        var tagged = step(
                "tag-behaviours",
                behaviours
                        .map((Behaviour event) -> new CatalogInput.UntaggedEvent(event), CatalogDescriptors.INPUT)
                        .uid("behaviours-to-catalog")
                        .name("behaviours-to-catalog")
                        .union(items.map(
                                        (ItemRecord item) -> new CatalogInput.NewRecord(item), CatalogDescriptors.INPUT)
                                .uid("items-to-catalog")
                                .name("items-to-catalog"))
                        .union(commands.getSideOutput(ParseCommandFunction.TAKE_DOWNS)
                                .map((TakeDown order) -> new CatalogInput.ItemOrder(order), CatalogDescriptors.INPUT)
                                .uid("take-downs-to-catalog")
                                .name("take-downs-to-catalog")
                                .setParallelism(1))
                        .keyBy(CatalogInput::key)
                        .connect(tagVectors.broadcast(CatalogDescriptors.TAG_VECTORS))
                        .process(new TagBehaviourFunction(catalog)));
        var unknownItems = step(
                "unknown-items",
                tagged.getSideOutput(TagBehaviourFunction.UNKNOWN_ITEMS)
                        .map(
                                behaviour -> UnknownItem.deadLetter(behaviour, catalog, eventTopic),
                                TypeInformation.of(DeadLetter.class)));

        // interest + membership
        var centreRecords = step(
                "read-centres",
                sources.centres()
                        .map(RecallTopology::centreRecord, TypeInformation.of(CentreRecord.class))
                        .setParallelism(1));
        var centres = step(
                "assemble-centres",
                centreRecords
                        .keyBy(record -> 0)
                        .process(new AssembleCentresFunction(CentreSet.TAG_SPACE, catalog.dimension()))
                        .setParallelism(1));
        var refusedCentres = step(
                "refused-centres",
                centres.getSideOutput(AssembleCentresFunction.REFUSALS)
                        .map(
                                refusal -> DeadLetter.of(
                                        utf8(refusal.key()),
                                        refusal.value(),
                                        refusal.reason(),
                                        centreTopic,
                                        DeadLetter.UNKNOWN),
                                TypeInformation.of(DeadLetter.class))
                        .setParallelism(1));
        var announcements = step(
                "announce",
                centres.map((CentreSet set) -> new Announcement.NewCentres(set), MembershipDescriptors.ANNOUNCEMENT)
                        .uid("centres-to-announcements")
                        .name("centres-to-announcements")
                        .setParallelism(1)
                        .union(commands.map(
                                        (Control command) -> new Announcement.NewCommand((Command) command),
                                        MembershipDescriptors.ANNOUNCEMENT)
                                .uid("commands-to-announcements")
                                .name("commands-to-announcements")
                                .setParallelism(1))
                        .map(announcement -> announcement, MembershipDescriptors.ANNOUNCEMENT)
                        .setParallelism(1));
        var members = step(
                UPDATE_USERS,
                tagged.map((TaggedBehaviour event) -> new UserInput.Event(event), MembershipDescriptors.INPUT)
                        .uid("events-to-users")
                        .name("events-to-users")
                        .union(commands.getSideOutput(ParseCommandFunction.FORGETS)
                                .map((ForgetUser order) -> new UserInput.Order(order), MembershipDescriptors.INPUT)
                                .uid("forgets-to-users")
                                .name("forgets-to-users")
                                .setParallelism(1))
                        .union(questions
                                .map((Question question) -> new UserInput.Asked(question), MembershipDescriptors.INPUT)
                                .uid("questions-to-users")
                                .name("questions-to-users")
                                .setParallelism(1))
                        .keyBy(UserInput::bucket)
                        .connect(announcements.broadcast(MembershipDescriptors.ANNOUNCEMENTS))
                        .process(
                                new UpdateUserFunction(options.interest(), options.membership(), catalog.dimension()),
                                MembershipDescriptors.OUTPUT));

        // training
        var firstCentres = step(
                "train-first-centres",
                members.getSideOutput(UpdateUserFunction.SAMPLES)
                        .keyBy(sample -> 0)
                        .connect(centreRecords.keyBy(record -> 0))
                        .process(new TrainFirstCentresFunction(), TypeInformation.of(CentreRecord.class))
                        .setParallelism(1));

        // popularity
        var popularity = step(
                "sum-popularity",
                members.getSideOutput(UpdateUserFunction.DISTINCT)
                        .transform(
                                "count-popularity",
                                PopularityDescriptors.ITEM,
                                CountPopularityOperator.ofBehaviours(
                                        options.interest().weights()))
                        .uid("count-popularity")
                        .union(step(
                                "count-transitions",
                                members.getSideOutput(UpdateUserFunction.TRANSITIONS)
                                        .transform(
                                                "count-transitions",
                                                PopularityDescriptors.ITEM,
                                                CountPopularityOperator.ofTransitions())))
                        .union(tagged.getSideOutput(TagBehaviourFunction.ITEM_FEATURES)
                                .map((ItemFeatures item) -> ItemUpdate.of(item), PopularityDescriptors.ITEM)
                                .uid("features-to-popularity")
                                .name("features-to-popularity"))
                        .union(itemVectors
                                .map((ItemVector vector) -> ItemUpdate.of(vector), PopularityDescriptors.ITEM)
                                .uid("vectors-to-popularity")
                                .name("vectors-to-popularity"))
                        .keyBy(ItemUpdate::itemId)
                        .transform(
                                "sum-popularity",
                                PopularityDescriptors.ITEM,
                                new SumPopularityOperator(
                                        options.popularity(),
                                        catalog.vectorSpaces(),
                                        options.retrieval().findsItems())));

        // neighbours + retrieval + scoring
        var candidates = step(
                "refresh",
                members.keyBy(ClusterInput::cluster)
                        .connect(popularity.broadcast(PopularityDescriptors.ITEM_TABLE))
                        .process(
                                new RefreshFunction(new StageOptions(
                                        options.neighbours(),
                                        options.filter(),
                                        options.retrieval(),
                                        options.scoring(),
                                        catalog.vectorSpaces(),
                                        options.interest(),
                                        options.serving().servesChannels())),
                                CandidatesDescriptors.TYPE));

        // serving
        candidates.sinkTo(sinks.candidates()).uid("serve").name("serve");
        candidates
                .getSideOutput(RefreshFunction.SHARED)
                .union(tagged.getSideOutput(TagBehaviourFunction.TAKE_DOWNS)
                        .map((ItemFeatures item) -> SharedUpdate.of(item), TypeInformation.of(SharedUpdate.class))
                        .uid("take-downs-to-shared")
                        .name("take-downs-to-shared"))
                .sinkTo(sinks.shared())
                .uid("serve-shared")
                .name("serve-shared")
                // One writer, so that what came last is written last.
                .setParallelism(1);
        candidates
                .getSideOutput(RefreshFunction.EXPLANATIONS)
                .sinkTo(sinks.answers())
                .uid("answer")
                .name("answer");
        firstCentres
                .sinkTo(sinks.centres())
                .uid("publish-first-centres")
                .name("publish-first-centres")
                .setParallelism(1);
        members.getSideOutput(UpdateUserFunction.PROGRESS)
                .sinkTo(sinks.progress())
                .uid("report-progress")
                .name("report-progress");
        behaviours
                .getSideOutput(ParseFunction.DEAD_LETTERS)
                .union(
                        items.getSideOutput(ParseFunction.DEAD_LETTERS),
                        tagVectors.getSideOutput(ParseFunction.DEAD_LETTERS),
                        itemVectors.getSideOutput(ParseFunction.DEAD_LETTERS),
                        commands.getSideOutput(ParseFunction.DEAD_LETTERS),
                        questions.getSideOutput(ParseFunction.DEAD_LETTERS),
                        unknownItems,
                        refusedCentres)
                .sinkTo(sinks.deadLetters())
                .uid("dead-letters")
                .name("dead-letters");
    }

    /** One id serves as uid, so that state survives a new version of the job, and as name, so that the web UI shows it. */
    private static <T> SingleOutputStreamOperator<T> step(String id, SingleOutputStreamOperator<T> operator) {
        return operator.uid(id).name(id);
    }

    private static CentreRecord centreRecord(KafkaRecord record) {
        String key = record.key() == null ? "" : new String(record.key(), StandardCharsets.UTF_8);
        return new CentreRecord(key, record.value());
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
