package dev.eddy.console;

import static dev.eddy.console.ConsoleServer.page;
import static dev.eddy.console.ConsoleServer.post;
import static dev.eddy.console.ConsoleServer.question;

import dev.eddy.access.Scope;
import dev.eddy.behaviour.Behaviour;
import dev.eddy.behaviour.BehaviourParser;
import dev.eddy.client.CandidateReader;
import dev.eddy.job.BadInputException;
import dev.eddy.job.JobOptions;
import dev.eddy.job.KafkaOptions;
import dev.eddy.job.Topic;
import dev.eddy.job.Topics;
import dev.eddy.kafka.TopicFollower;
import dev.eddy.ops.QuestionChannel;
import dev.eddy.ops.TopicReader;
import dev.eddy.ops.act.AuditLog;
import dev.eddy.ops.act.AuditTopic;
import dev.eddy.ops.act.AuditedActs;
import dev.eddy.ops.retrain.FlinkCluster;
import dev.eddy.record.RecordParser;
import dev.eddy.web.Query;
import dev.eddy.web.WebServer;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
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
            JobQuestions questions = opened(questions(kafka));
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
            WebServer server = opened(ConsoleServer.of(
                    options,
                    Map.ofEntries(
                            question("/status", (query, since) -> status.view()),
                            question(
                                    "/figures",
                                    (query, since) -> figures.of(query.number("range", 0), query.number("since", 0)),
                                    "range",
                                    "since"),
                            question("/variants", (query, since) -> variants.all()),
                            question("/events", (query, since) -> topicPages.events()),
                            question("/user", (query, since) -> users.of(query.id("id"), since), "id"),
                            page("/users", query -> userTable.sample()),
                            question(
                                    "/catalogue",
                                    (query, since) -> catalogue(itemTable, query, since),
                                    "order",
                                    "reversed",
                                    "page"),
                            page("/list", query -> users.list(query.id("user")), "user"),
                            question(
                                    "/why",
                                    (query, since) -> users.why(query.id("user"), query.id("item"), since),
                                    "user",
                                    "item"),
                            question("/item", (query, since) -> itemPage.of(query.id("id"), since), "id"),
                            page("/items", query -> items.find(wanted(query), FOUND_ITEMS), "with"),
                            page("/segments", query -> segments.all()),
                            page("/group", query -> segments.of(query.id("name")), "name"),
                            page("/clusters", query -> clusters.all()),
                            page("/cluster", query -> clusters.of(cluster(query)), "id"),
                            question("/centres", (query, since) -> topicPages.centres()),
                            question("/letters", (query, since) -> topicPages.letters()),
                            question("/audits", (query, since) -> audits.latest()),
                            page("/act", query -> runs.find(query.id("id")).orElse(null), "id"),
                            post("/acts/takedown", Scope.OPERATE, ActPosts.ItemPost.class, acts::takeDown),
                            post("/acts/lift", Scope.OPERATE, ActPosts.ItemPost.class, acts::lift),
                            post("/acts/forget", Scope.OPERATE, ActPosts.UserPost.class, acts::forget),
                            post("/acts/replay", Scope.OPERATE, ActPosts.LettersPost.class, acts::replay),
                            post(
                                    "/acts/preview",
                                    Scope.OPERATE,
                                    ActPosts.LettersPost.class,
                                    (post, who) -> acts.preview(post)),
                            post("/acts/activate", Scope.OPERATE, ActPosts.VersionPost.class, acts::activate),
                            post("/acts/refresh", Scope.OPERATE, ActPosts.RefreshPost.class, acts::refresh),
                            post("/events", Scope.POST, EventPosts.Post.class, (post, who) -> posts.post(post)))));
            server.start();
            this.address = server.address();
        } catch (RuntimeException e) {
            close();
            throw e;
        }
    }

    private static JobQuestions questions(KafkaOptions kafka) {
        var channel = new QuestionChannel(kafka, PATIENCE);
        return new JobQuestions(channel::askAll, channel::close, System::nanoTime);
    }

    /** The figures of Prometheus; null without one. */
    private FigureHistory history() {
        return options.prometheus() == null
                ? null
                : new FigureHistory(new Prometheus(options.prometheus()), options.prometheusJob(), Clock.systemUTC());
    }

    private static ItemTable.View catalogue(ItemTable table, Query query, long sinceNanos) {
        ItemTable.Order order = ItemTable.Order.named(query.text("order"));
        return table.page(order, query.isTrue("reversed"), query.number("page", 0), sinceNanos);
    }

    private static int cluster(Query query) {
        long cluster = query.number("id", -1);
        BadInputException.require(cluster >= 0 && cluster == (int) cluster, "id must be the number of a cluster");
        return (int) cluster;
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

    /** The address of a page, such as {@code user/u-9}, with the token. */
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
