package dev.eddy.console;

import dev.eddy.behaviour.Behaviour;
import dev.eddy.behaviour.BehaviourParser;
import dev.eddy.client.CandidateReader;
import dev.eddy.job.BadInputException;
import dev.eddy.job.JobOptions;
import dev.eddy.job.KafkaOptions;
import dev.eddy.job.Topic;
import dev.eddy.job.Topics;
import dev.eddy.ops.QuestionChannel;
import dev.eddy.ops.TopicFollower;
import dev.eddy.ops.TopicReader;
import dev.eddy.ops.act.AuditLog;
import dev.eddy.ops.act.AuditTopic;
import dev.eddy.ops.act.AuditedActs;
import dev.eddy.ops.retrain.FlinkCluster;
import dev.eddy.record.RecordParser;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.UUID;

/** A running console: its connections to Kafka, Redis and Flink, and its web server. */
public final class Console implements AutoCloseable {
    private static final int FOUND_ITEMS = 20;
    private static final Duration PATIENCE = Duration.ofSeconds(3);

    /** Resources, closed in the reverse order of their opening. */
    private final Deque<AutoCloseable> open = new ArrayDeque<>();

    private final ConsoleOptions options;
    private final URI address;

    /**
     * Starts a console. Redis and Flink may be away; then the pages show an error.
     *
     * @param job options of the job to show
     * @throws BadInputException when Kafka does not answer, a topic is missing, or the port is taken
     */
    public Console(JobOptions job, ConsoleOptions options) {
        this.options = options;
        KafkaOptions kafka = job.kafka();
        Topics.require(
                kafka,
                kafka.topics(
                        Topic.EVENTS, Topic.ITEMS, Topic.DEAD_LETTERS, Topic.CONTROL, Topic.QUESTIONS, Topic.ANSWERS));
        var items =
                new KnownItems(kafka.records().items(), job.recall().catalog().dimension());
        try {
            opened(new TopicFollower(kafka, kafka.topic(Topic.ITEMS), "eddy-console-items", items::accept, () -> {}));
            CandidateReader redis = opened(CandidateReader.open(job.redis()));
            JobQuestions questions = opened(new JobQuestions(new QuestionChannel(kafka, PATIENCE)));
            RecordParser<Behaviour> parser = kafka.records().events().before(new BehaviourParser()::parse);
            TopicPages topicPages =
                    opened(new TopicPages(kafka, items, new TopicReader(kafka, "eddy-console-reader"), parser));
            var streamClock = new StreamClock(topicPages::latestBehaviours, Clock.systemUTC());
            EventPosts posts = opened(new EventPosts(kafka, items, streamClock));
            var flink = new FlinkRest(FlinkCluster.address(options.flink()), Clock.systemUTC());
            var variants = new VariantPage(flink);
            opened(new TopicFollower(
                    kafka, kafka.topic(Topic.CONTROL), "eddy-console-control", variants::accept, () -> {}));
            AuditPage audits = opened(new AuditPage(kafka, new TopicReader(kafka, "eddy-console-audits")));
            ActRuns runs = opened(new ActRuns(new AuditedActs(
                    auditLog(kafka), Clock.systemUTC(), () -> UUID.randomUUID().toString())));
            var acts = new ActPosts(job, options, runs);
            var series = new FigureSeries();
            opened(new FigureSampler(flink, series, options.sampleEvery()));
            var status = new StatusPage(job, options, flink, items);
            TopicReader places = opened(new TopicReader(kafka, "eddy-console-places"));
            var types = new EventTypes(
                    places,
                    kafka.topic(Topic.EVENTS),
                    kafka.records().events().before(new BehaviourParser()::parse),
                    job.recall().interest().weights());
            var users = new UserPage(redis, questions, items, types);
            var userTable = new UserTable(redis);
            var itemTable = new ItemTable(redis, questions, items, streamClock);
            var figures = new FigurePage(series, history(), Clock.systemUTC());
            var itemPage = new ItemPage(redis, questions, items, streamClock);
            var clusters = new ClusterPages(redis, items);
            var segments = new SegmentPages(redis, items);
            ConsoleServer server = opened(new ConsoleServer(options))
                    .get("/status", query -> status.view())
                    .get("/figures", query -> figures.of(query.millis("range"), query.millis("since")))
                    .get("/variants", query -> variants.all())
                    .get("/events", query -> topicPages.events())
                    .get("/user", query -> users.of(query.id("id")))
                    .get("/users", query -> userTable.sample())
                    .get("/catalogue", query -> catalogue(itemTable, query))
                    .get("/list", query -> users.list(query.id("user")))
                    .get("/why", query -> users.why(query.id("user"), query.id("item")))
                    .get("/item", query -> itemPage.of(query.id("id")))
                    .get("/items", query -> items.find(wanted(query), FOUND_ITEMS))
                    .get("/segments", query -> segments.all())
                    .get("/group", query -> segments.of(query.text("name")))
                    .get("/clusters", query -> clusters.all())
                    .get("/cluster", query -> clusters.of(query.integer("id")))
                    .get("/centres", query -> topicPages.centres())
                    .get("/letters", query -> topicPages.letters())
                    .get("/audits", query -> audits.latest())
                    .get("/act", query -> runs.find(query.id("id")).orElse(null))
                    .post("/acts/takedown", Scope.OPERATE, ActPosts.ItemPost.class, acts::takeDown)
                    .post("/acts/lift", Scope.OPERATE, ActPosts.ItemPost.class, acts::lift)
                    .post("/acts/forget", Scope.OPERATE, ActPosts.UserPost.class, acts::forget)
                    .post("/acts/replay", Scope.OPERATE, ActPosts.LettersPost.class, acts::replay)
                    .post("/acts/preview", Scope.OPERATE, ActPosts.LettersPost.class, (post, who) -> acts.preview(post))
                    .post("/acts/activate", Scope.OPERATE, ActPosts.VersionPost.class, acts::activate)
                    .post("/acts/refresh", Scope.OPERATE, ActPosts.RefreshPost.class, acts::refresh)
                    .post("/events", Scope.POST, EventPosts.Post.class, (post, who) -> posts.post(post));
            server.start();
            this.address = server.address();
        } catch (RuntimeException e) {
            close();
            throw e;
        }
    }

    /** The figures of Prometheus; null without one. */
    private FigureHistory history() {
        return options.prometheus() == null
                ? null
                : new FigureHistory(new Prometheus(options.prometheus()), options.prometheusJob(), Clock.systemUTC());
    }

    private static ItemTable.View catalogue(ItemTable table, Query query) {
        ItemTable.Order order = ItemTable.Order.named(query.text("order"));
        return table.page(order, "true".equals(query.text("reversed")), query.integerOr("page", 0));
    }

    private static String wanted(Query query) {
        String text = query.text("with");
        BadInputException.require(
                text != null && !text.isBlank(), "parameter with is missing; give a part of a title or of an id");
        return text.strip();
    }

    /** The topic of the audits, where somebody may act. */
    private AuditLog auditLog(KafkaOptions kafka) {
        return options.access().grantable().contains(Scope.OPERATE)
                ? opened(new AuditTopic(kafka))
                : audit -> {
                    throw new IllegalStateException("nobody may act on this console");
                };
    }

    private <T extends AutoCloseable> T opened(T resource) {
        open.push(resource);
        return resource;
    }

    /** The address for a browser. A token stands after the #, which browsers do not send to servers. */
    public URI address() {
        return address("");
    }

    /** The address of a page, such as {@code user/u-9}; with the token, as {@link #address()}. */
    public URI address(String page) {
        if (options.access().token() == null) {
            return page.isEmpty() ? address : address.resolve("#/" + page);
        }
        return address.resolve("#token=" + options.access().token() + (page.isEmpty() ? "" : "&page=" + page));
    }

    @Override
    public void close() {
        while (!open.isEmpty()) {
            try {
                open.pop().close();
            } catch (Exception e) {
                throw new IllegalStateException("the console did not stop cleanly", e);
            }
        }
    }
}
