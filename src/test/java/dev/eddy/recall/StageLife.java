package dev.eddy.recall;

import dev.eddy.behaviour.Behaviour;
import dev.eddy.behaviour.BehaviourType;
import dev.eddy.behaviour.Behaviours;
import dev.eddy.control.Question;
import dev.eddy.filter.Mute;
import dev.eddy.item.ItemFeatures;
import dev.eddy.item.ItemRecord;
import dev.eddy.item.ItemUpdate;
import dev.eddy.item.Tag;
import dev.eddy.item.TaggedBehaviour;
import dev.eddy.item.TaskShare;
import dev.eddy.item.Transition;
import dev.eddy.item.VectorSpace;
import dev.eddy.job.RecallOptions;
import dev.eddy.option.Options;
import dev.eddy.recall.items.ItemNumbers;
import dev.eddy.recall.items.ItemTable;
import dev.eddy.trial.ClusterMemory;
import dev.eddy.user.CentreSets;
import dev.eddy.user.Impressions;
import dev.eddy.user.ItemInputs;
import dev.eddy.user.MemberUpdate;
import dev.eddy.user.User;
import dev.eddy.user.UserChange;
import dev.eddy.user.UserStage;
import dev.eddy.vector.Vectors;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * Test vocabulary: a random life of a user stage and a cluster stage, by seed. Users click, mute, dislike and ignore items; items
 * come, are sold out, expire, are taken down and come back; some events are months late. Many items share a tag, so that one mute
 * hides most of them.
 */
final class StageLife {
    static final long START = 1_750_000_000_000L;
    static final long HOUR = Duration.ofHours(1).toMillis();
    static final long DAY = 24 * HOUR;
    private static final int DIMENSION = 8;
    private static final int LIST_SIZE = 10;
    private static final List<VectorSpace> SPACES =
            List.of(VectorSpace.ofContent("title", 4), VectorSpace.ofBehaviour("moves", 4));

    private final Random random;
    private final int users;
    private final int items;
    private final UserStage userStage;
    private final ClusterStage stage;
    private final Map<Integer, ClusterMemory> clusters = new HashMap<>();
    private final Map<String, ItemUpdate> sums = new HashMap<>();
    final RecallOptions options;
    final Map<String, User> known = new HashMap<>();
    /** What each user had been shown at the last update that makes lists: impressions count from then on. */
    final Map<String, Impressions> shown = new HashMap<>();

    final Map<String, ItemFeatures> records = new HashMap<>();
    /** All that came out, in order. */
    final Outputs out = new Outputs();

    long nowMillis = START;
    private long version;

    /** Keeps the results. */
    static final class Outputs implements StageOutput {
        final List<Candidates> lists = new ArrayList<>();
        final List<SharedUpdate> shared = new ArrayList<>();
        final List<Explanation> answers = new ArrayList<>();

        @Override
        public void candidates(Candidates made) {
            lists.add(made);
        }

        @Override
        public void shared(SharedUpdate update) {
            shared.add(update);
        }

        @Override
        public void explanation(Explanation answer) {
            answers.add(answer);
        }

        @Override
        public void segments(ClusterSegments told) {}
    }

    /** @param settings by the names of options, different from those of the test's world */
    StageLife(long seed, Map<String, ?> settings) {
        this.random = new Random(seed);
        this.users = 3 + random.nextInt(10);
        this.items = 5 + random.nextInt(120);
        Map<String, Object> all = new HashMap<>(Map.of(
                "internal.neighbours.list-size",
                LIST_SIZE,
                "scoring.list-size",
                LIST_SIZE,
                "retrieval.search-every",
                Duration.ofMinutes(1),
                "retrieval.similar-every",
                Duration.ofMinutes(10),
                "internal.retrieval.interests",
                3,
                "internal.filter.impressions",
                2,
                "internal.scoring.sample-first",
                20));
        all.putAll(settings);
        this.options = Options.with(RecallOptions.ofDimension(DIMENSION), all);
        StageOptions ofStage = options.stage(true);
        ofStage = new StageOptions(
                ofStage.neighbours(),
                ofStage.filter(),
                ofStage.retrieval(),
                ofStage.scoring(),
                SPACES,
                ofStage.interest(),
                true);
        this.userStage = new UserStage(
                options.interest(),
                CentreSets.trained(1, 2, DIMENSION),
                0,
                new ItemInputs(CentreSets.TAGS, options.interest()));
        this.stage = new ClusterStage(
                ofStage,
                new ItemTable(new ItemNumbers(), ofStage.neighbours(), SPACES),
                new TaskShare(0, 1),
                Runnable::run,
                StageMeter.NONE);
        for (int item = 0; item < items; item++) {
            publish("item-" + item);
        }
    }

    /** One more thing happens. */
    void step() {
        nowMillis += random.nextInt(8) == 0 ? random.nextLong(DAY) : random.nextLong(1_000);
        int dice = random.nextInt(20);
        if (dice == 0) {
            int cluster = random.nextInt(2);
            stage.share(cluster, memory(cluster), nowMillis, out);
        } else if (dice <= 5) {
            publish(anItem());
        } else {
            fold(anEvent());
        }
    }

    private void publish(String itemId) {
        int dice = random.nextInt(10);
        long published = dice == 0
                ? nowMillis + random.nextLong(2 * DAY)
                : dice == 1
                        ? ItemRecord.NOT_AVAILABLE
                        : dice < 5 ? nowMillis - random.nextLong(90 * DAY) : Long.MIN_VALUE;
        long expires = random.nextInt(3) == 0 ? nowMillis + random.nextLong(2 * DAY) - DAY : Long.MAX_VALUE;
        List<Tag> tags = new ArrayList<>(List.of(new Tag("tag-" + random.nextInt(6), 1, null)));
        if (random.nextInt(4) > 0) {
            tags.add(new Tag("all", 1, null));
        }
        var features = new ItemFeatures(
                itemId,
                ++version,
                unit(DIMENSION),
                tags,
                random.nextInt(3) == 0 ? Float.NaN : random.nextFloat(),
                published,
                expires,
                random.nextInt(12) == 0,
                labels());
        records.put(itemId, features);
        tell(ItemUpdate.of(features, Map.of("title", unit(4), "moves", unit(4))));
    }

    private ItemFeatures.Labels labels() {
        return new ItemFeatures.Labels("category-" + random.nextInt(3), "author-" + random.nextInt(4));
    }

    private float[] unit(int dimension) {
        double[] vector = new double[dimension];
        for (int i = 0; i < dimension; i++) {
            vector[i] = random.nextGaussian();
        }
        return Vectors.unit(vector);
    }

    private String anItem() {
        // Low numbers are popular.
        return "item-" + (int) (items * random.nextDouble() * random.nextDouble());
    }

    private Behaviour anEvent() {
        String user = "user-" + random.nextInt(users);
        boolean isLate = random.nextInt(10) == 0;
        long at = isLate ? nowMillis - random.nextLong(200 * DAY) : nowMillis - random.nextLong(2_000);
        return switch (random.nextInt(12)) {
            case 0 -> Behaviours.mute(user, aMute(), at);
            case 1 -> Behaviours.dislike(user, anItem(), at);
            case 2, 3 -> Behaviours.impression(user, anItem(), at);
            case 4 -> Behaviours.visit(user, at);
            case 5 -> Behaviours.did(BehaviourType.PURCHASE, user, anItem(), at);
            default -> Behaviours.click(user, anItem(), at);
        };
    }

    private Mute aMute() {
        long until =
                switch (random.nextInt(4)) {
                    case 0 -> nowMillis + random.nextLong(DAY);
                    case 1 -> Mute.ENDED;
                    default -> Mute.FOREVER;
                };
        return switch (random.nextInt(4)) {
            case 0 -> new Mute(Mute.Kind.AUTHOR, "author-" + random.nextInt(4), until);
            case 1 -> new Mute(Mute.Kind.CATEGORY, "category-" + random.nextInt(3), until);
            case 2 -> new Mute(Mute.Kind.TAG, "tag-" + random.nextInt(6), until);
            default -> new Mute(Mute.Kind.TAG, "all", until);
        };
    }

    private void fold(Behaviour event) {
        User before = known.computeIfAbsent(event.userId(), userStage::unknown);
        float[] vector =
                event.type().isAboutAnItem() ? records.get(event.itemId()).interestVector(DIMENSION) : null;
        UserChange change = userStage.fold(before, new TaggedBehaviour(event, vector));
        if (!change.isApplied()) {
            return;
        }
        known.put(event.userId(), change.user());
        for (MemberUpdate update : change.updates()) {
            if (update.makesLists()) {
                shown.put(update.userId(), change.user().interest().aversion().impressions());
            }
            stage.update(update, 0, memory(update.cluster()), nowMillis, out);
        }
        if (event.type().isAboutAnItem()) {
            tell(ItemUpdate.of(event, options.interest().weights()));
        }
        for (Transition transition : change.transitions()) {
            ItemUpdate.of(transition).forEach(this::tell);
        }
    }

    private void tell(ItemUpdate part) {
        ItemUpdate sum = sums.merge(part.itemId(), part, ItemUpdate::plus);
        stage.itemChanged(sum, nowMillis, out);
    }

    private ClusterMemory memory(int cluster) {
        return clusters.computeIfAbsent(cluster, id -> new ClusterMemory());
    }

    /** Somebody asks about a user, an item or both, as of the last event or of an instant. */
    void ask(Random asker) {
        String user = asker.nextInt(5) == 0 ? null : "user-" + asker.nextInt(users);
        String item = user == null || asker.nextInt(3) > 0 ? "item-" + asker.nextInt(items + 1) : null;
        long asOf =
                switch (asker.nextInt(4)) {
                    case 0 -> nowMillis + asker.nextLong(400 * DAY);
                    case 1 -> nowMillis - asker.nextLong(400 * DAY);
                    case 2 -> nowMillis;
                    default -> Question.LAST;
                };
        var question = new Question("question", user, item, asOf);
        var asked = userStage.ask(user == null ? null : known.get(user), question);
        stage.explain(asked, memory(asked.cluster()), out);
    }
}
