package dev.eddy.lab;

import dev.eddy.behaviour.Behaviour;
import dev.eddy.centre.CentreSet;
import dev.eddy.client.CandidateReader;
import dev.eddy.item.CatalogOptions;
import dev.eddy.item.Catalogue;
import dev.eddy.item.ItemUpdate;
import dev.eddy.item.ItemVector;
import dev.eddy.item.ItemVectorParser;
import dev.eddy.item.TableUpdate.NewTower;
import dev.eddy.item.TagVectors;
import dev.eddy.item.VectorSpace;
import dev.eddy.job.JobOptions;
import dev.eddy.job.KafkaOptions;
import dev.eddy.job.RecallOptions;
import dev.eddy.ops.CataloguePublisher;
import dev.eddy.ops.RecordHeader;
import dev.eddy.ops.RecordedEvents;
import dev.eddy.ops.RecordedItems;
import dev.eddy.option.Options;
import dev.eddy.option.RedisOptions;
import dev.eddy.recall.search.RetrievalOptions;
import dev.eddy.record.KafkaRecord;
import dev.eddy.serving.ServingOptions;
import dev.eddy.tower.Towers;
import dev.eddy.training.Population;
import dev.eddy.training.Training;
import dev.eddy.training.TrainingOptions;
import dev.eddy.training.TrainingProgress;
import dev.eddy.trial.CentreTraining;
import dev.eddy.trial.OracleCheck;
import dev.eddy.trial.RecallEngine;
import dev.eddy.user.ClusterAssigner;
import dev.eddy.vector.Vectors;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A small made-up world in which half of the users have many events at one time, and what the oracle makes of it. Some users
 * begin without a login, and now and then go on without one.
 */
public final class KnownWorld {
    public static final int DIMENSION = 32;
    private static final int SOUND_DIMENSION = 8;
    /** A space in which a user tower computes the vectors of users. */
    static final VectorSpace TASTE = VectorSpace.ofTower("taste", 8);
    /** The user tower of {@link #TASTE}. */
    static final byte[] TOWER = Towers.random(TASTE.dimension(), 1);

    private static final WorldOptions WORLD = WorldOptions.defaults().withSize(300, 400, 60);
    private static final int SOUNDS = 20;
    private static final Pattern TIME = Pattern.compile("\"ts\":(\\d+)");
    private static final long COARSE_MILLIS = TimeUnit.MINUTES.toMillis(10);

    /** A space beside that of the tag vectors, in which every item has a vector, and in one of behaviour an input. */
    private final VectorSpace sound;

    private final RecallOptions options;
    private final List<byte[]> items = new ArrayList<>();
    private final List<byte[]> itemVectors;
    /** Empty in a world without the space {@link #TASTE}. */
    private final List<byte[]> tasteVectors;

    private final List<WorldRecord> stream = new ArrayList<>();
    private final List<Behaviour> events;
    private final Catalogue catalogue;
    private final CentreSet centres;

    public KnownWorld(int eventCount) {
        this(WORLD.withEvents(eventCount));
    }

    KnownWorld(WorldOptions size) {
        this(size, VectorSpace.ofBehaviour("sound", SOUND_DIMENSION), VectorSpace.TAG, false);
    }

    /** A world whose users are clustered by the vectors of the items that they clicked, not by tags. */
    static KnownWorld clusteredBySound(int eventCount) {
        VectorSpace sound = VectorSpace.ofBehaviour("sound", SOUND_DIMENSION);
        return new KnownWorld(WORLD.withEvents(eventCount), sound, sound.name(), false);
    }

    /** A world as the stored savepoints have it: without inputs, user towers, and users with more than one id. */
    public static KnownWorld withoutInputs(int eventCount) {
        return new KnownWorld(
                WORLD.withEvents(eventCount), VectorSpace.ofContent("sound", SOUND_DIMENSION), VectorSpace.TAG, true);
    }

    private KnownWorld(WorldOptions size, VectorSpace sound, String centreSpace, boolean isPlain) {
        this.sound = sound;
        List<VectorSpace> spaces = isPlain ? List.of(sound) : List.of(sound, TASTE);
        String texts = spaces.stream().map(VectorSpace::text).collect(Collectors.joining(", "));
        // What was learned hangs on the order of events, which is another in the job.
        options = RecallOptions.ofDimension(DIMENSION)
                .with(Options.with(
                        CatalogOptions.ofDimension(DIMENSION),
                        Map.of("catalog.spaces", texts, "catalog.centre-space", centreSpace)))
                .with(Options.with(
                        Options.defaults(RetrievalOptions.class)
                                .searching(Duration.ofMinutes(1))
                                .relating(Duration.ofHours(1)),
                        Map.of("internal.retrieval.interests", 3)))
                .reproducible();
        var world = new SyntheticWorld(size);
        world.items().forEach(item -> items.add(utf8(item)));
        List<WorldRecord> records = new ArrayList<>();
        world.forEachRemaining(record -> records.add(withCoarseTime(record)));
        stream.addAll(isPlain ? records : withLogins(records));
        List<byte[]> allItems = new ArrayList<>(items);
        allItems.addAll(ofKind(WorldRecord.Kind.ITEM));
        List<String> itemIds =
                allItems.stream().map(item -> RecordHeader.of(item).itemId()).toList();
        itemVectors = itemIds.stream().map(itemId -> utf8(soundOf(itemId))).toList();
        tasteVectors = isPlain
                ? List.of()
                : itemIds.stream().map(itemId -> utf8(tasteOf(itemId))).toList();
        catalogue = RecordedItems.parse(allItems, DIMENSION)
                .catalogue(new TagVectors(DIMENSION))
                .with(vectors(spaces));
        events = RecordedEvents.parse(ofKind(WorldRecord.Kind.EVENT));
        centres = centreSpace.equals(VectorSpace.TAG)
                ? new CentreTraining(options.interest(), catalogue, 1).train(events, "3", 1)
                : CentreTraining.train(population(), 3, 1, asOfMillis(), 1);
    }

    /** All users in the space of centres, after all events. */
    private Population population() {
        return oracle(CentreSet.random(1, 1, DIMENSION), events).population();
    }

    /** The item vectors of valid records, by item id and space. */
    private Map<String, Map<String, float[]>> vectors(List<VectorSpace> spaces) {
        var parser = new ItemVectorParser(spaces);
        Map<String, Map<String, float[]>> vectors = new HashMap<>();
        Stream.concat(itemVectors.stream(), tasteVectors.stream()).forEach(json -> {
            ItemVector vector =
                    parser.parse(new KafkaRecord("", 0, 0, 0, null, json)).value();
            vectors.computeIfAbsent(vector.itemId(), unseen -> new TreeMap<>())
                    .putAll(ItemUpdate.of(vector).vectors());
        });
        return vectors;
    }

    /** The record itself, or that of an event of every other user with a time in whole ten minutes. */
    private static WorldRecord withCoarseTime(WorldRecord record) {
        if (record.kind() != WorldRecord.Kind.EVENT || record.key().hashCode() % 2 == 0) {
            return record;
        }
        long coarse = record.atMillis() - record.atMillis() % COARSE_MILLIS;
        String json = TIME.matcher(record.json()).replaceFirst("\"ts\":" + coarse);
        return new WorldRecord(record.kind(), record.key(), record.atMillis(), json);
    }

    /** Some users with exact times have another id until half of the time, and with every ninth event afterwards. */
    private static List<WorldRecord> withLogins(List<WorldRecord> records) {
        List<WorldRecord> all = new ArrayList<>();
        Set<String> known = new HashSet<>();
        for (int i = 0; i < records.size(); i++) {
            WorldRecord record = records.get(i);
            boolean isEvent = record.kind() == WorldRecord.Kind.EVENT;
            if (!isEvent || Math.floorMod(record.key().hashCode(), 14) != 0) {
                all.add(record);
                continue;
            }
            boolean isAnonymous = i < records.size() / 2 || i % 9 == 0;
            all.add(isAnonymous ? withoutLogin(record) : record);
            if (i >= records.size() / 2 && known.add(record.key())) {
                all.add(login(record));
            }
        }
        return all;
    }

    private static WorldRecord withoutLogin(WorldRecord event) {
        String json = event.json()
                .replace("\"user_id\":\"" + event.key() + "\"", "\"user_id\":\"" + anonymous(event.key()) + "\"");
        return new WorldRecord(event.kind(), anonymous(event.key()), event.atMillis(), json);
    }

    private static WorldRecord login(WorldRecord event) {
        String json = "{\"user_id\":\"%s\",\"type\":\"merge\",\"from\":\"%s\",\"ts\":%d}"
                .formatted(event.key(), anonymous(event.key()), event.atMillis());
        return new WorldRecord(event.kind(), event.key(), event.atMillis(), json);
    }

    private static String anonymous(String userId) {
        return "cookie-of-" + userId;
    }

    /** A vector near to those of some others. */
    private String soundOf(String itemId) {
        var vectors = new TagVectors(SOUND_DIMENSION);
        float[] common = vectors.of("sound " + Math.floorMod(itemId.hashCode(), SOUNDS));
        float[] own = vectors.of(itemId);
        double[] sum = new double[SOUND_DIMENSION];
        Vectors.addScaled(sum, 1, common);
        Vectors.addScaled(sum, .5, own);
        return record(itemId, Arrays.toString(sum), Arrays.toString(common));
    }

    private static String tasteOf(String itemId) {
        var vectors = new TagVectors(TASTE.dimension());
        return "{\"space\":\"%s\",\"item_id\":\"%s\",\"vector\":%s,\"input\":%s}"
                .formatted(
                        TASTE.name(),
                        itemId,
                        Arrays.toString(vectors.of("taste of " + itemId)),
                        Arrays.toString(vectors.of("input of " + itemId)));
    }

    /** A record of an item's vector that lies amid those of what a user had. */
    byte[] soundLikedBy(String userId, String itemId) {
        double[] sum = new double[SOUND_DIMENSION];
        events.stream()
                .filter(event -> event.userId().equals(userId) && event.itemId() != null)
                .forEach(event -> Vectors.addScaled(
                        sum, 1, catalogue.vectors().get(event.itemId()).get(sound.name())));
        return utf8(record(itemId, Arrays.toString(sum), Arrays.toString(sum)));
    }

    private String record(String itemId, String vector, String input) {
        String record = "{\"space\":\"%s\",\"item_id\":\"%s\",\"vector\":%s".formatted(sound.name(), itemId, vector);
        return record + (sound.isOfBehaviour() ? ",\"input\":" + input : "") + "}";
    }

    /** Publishes what the world begins with, and the vectors of all items that will be. */
    public void publish(LocalEddy eddy) {
        publishSpaces(eddy, itemVectors);
        eddy.publish(items.iterator(), Map.of(), centres);
    }

    private void publishSpaces(LocalEddy eddy, List<byte[]> sounds) {
        publishSpaces(eddy, sounds, TOWER);
    }

    /** Publishes vectors of all items in each space, these ones as the sounds, and a user tower of the space {@link #TASTE}. */
    void publishSpaces(LocalEddy eddy, List<byte[]> sounds, byte[] tower) {
        try (var catalogue = new CataloguePublisher(eddy.options().kafka())) {
            publishSpaces(catalogue, sounds, tower);
        }
    }

    /** As {@link #publishSpaces(LocalEddy, List, byte[])}, with the tower {@link #TOWER}. */
    void publishSpaces(CataloguePublisher catalogue, List<byte[]> sounds) {
        publishSpaces(catalogue, sounds, TOWER);
    }

    private void publishSpaces(CataloguePublisher catalogue, List<byte[]> sounds, byte[] tower) {
        catalogue.publishItemVectors(sounds.iterator());
        if (!tasteVectors.isEmpty()) {
            catalogue.publishItemVectors(tasteVectors.iterator());
            catalogue.publishUserTower(TASTE.name(), tower);
        }
    }

    /** Records of all items' vectors in the space {@code sound}. */
    public List<byte[]> itemVectors() {
        return itemVectors;
    }

    /** The same as a version of the space. */
    Iterator<byte[]> itemVectors(long version) {
        return versioned(itemVectors, version);
    }

    /** Records of all items' vectors in the space {@link #TASTE}, as a version of it. */
    Iterator<byte[]> tasteVectors(long version) {
        return versioned(tasteVectors, version);
    }

    /** Records of vectors as a version of their space. */
    static Iterator<byte[]> versioned(List<byte[]> vectors, long version) {
        return vectors.stream()
                .map(json ->
                        new String(json, StandardCharsets.UTF_8).replaceFirst("\\{", "{\"version\":" + version + ","))
                .map(KnownWorld::utf8)
                .iterator();
    }

    /** Vectors that say nothing true: each item has those of another. */
    List<byte[]> wrongItemVectors() {
        List<String> itemIds =
                itemVectors.stream().map(json -> RecordHeader.of(json).itemId()).toList();
        List<byte[]> wrong = new ArrayList<>();
        for (int i = 0; i < itemIds.size(); i++) {
            String other = new String(itemVectors.get((i + 1) % itemIds.size()), StandardCharsets.UTF_8);
            wrong.add(utf8(other.replaceFirst("\"item_id\":\"[^\"]*\"", "\"item_id\":\"" + itemIds.get(i) + "\"")));
        }
        return wrong;
    }

    /** The space {@code sound}. */
    public VectorSpace sound() {
        return sound;
    }

    /** Those the world begins with. */
    public List<byte[]> items() {
        return items;
    }

    /** The events, and the items that appear among them. */
    public List<WorldRecord> stream() {
        return stream;
    }

    List<Behaviour> events() {
        return events;
    }

    /** Those of whom there are events, in the order in which they come. */
    Stream<String> userIds() {
        return events.stream().map(Behaviour::userId).distinct();
    }

    public RecallOptions options() {
        return options;
    }

    public CentreSet centres() {
        return centres;
    }

    /**
     * Other centres for the same users, none of whom is a guest; ids are from 0, and those of one set mean nothing in
     * another.
     */
    CentreSet trained(long version, int clusters) {
        float[][] users = CentreTraining.population(options.interest(), catalogue, events, new Population.Builder())
                .vectors();
        var trainingOptions = new TrainingOptions(clusters, version, 1_000, 10, 1, Double.POSITIVE_INFINITY, 0);
        return Training.of(users, trainingOptions, TrainingProgress.IGNORED).toSet(version, asOfMillis(), 0);
    }

    /** The cluster of every user who has one, with these centres and after all events. */
    Map<String, Integer> clusters(CentreSet set) {
        RecallEngine oracle = oracle(set, events);
        Map<String, Integer> clusters = new HashMap<>();
        for (String userId : oracle.userIds()) {
            int cluster = oracle.user(userId).cluster();
            if (cluster != ClusterAssigner.NO_CLUSTER) {
                clusters.put(userId, cluster);
            }
        }
        return clusters;
    }

    /** Arguments with which the job makes the oracle's lists. */
    List<String> jobArguments() {
        List<String> arguments = new ArrayList<>(List.of(
                "-D",
                "catalog.dimension=" + DIMENSION,
                "-D",
                "serving.channels=all",
                // All that hangs on the order of events, which is another than the oracle's, is off.
                "-D",
                "scoring.learning=off",
                "-D",
                "internal.neighbours.staleness=0",
                "-D",
                "internal.popularity.successors-counted=1000000000"));
        // So that the oracle's lists of what is near are made.
        JobOptions expected = JobOptions.of(
                Options.defaults(KafkaOptions.class),
                RedisOptions.defaults(),
                options,
                Options.defaults(ServingOptions.class));
        for (String key : List.of(
                "catalog.spaces",
                "catalog.centre-space",
                "retrieval.search-every",
                "internal.retrieval.interests",
                "retrieval.similar-every",
                "internal.retrieval.exact-up-to")) {
            arguments.addAll(List.of("-D", key + "=" + expected.valueOf(key)));
        }
        return arguments;
    }

    /** The instant of the last event, to which lists are compared. */
    long asOfMillis() {
        return events.stream().mapToLong(Behaviour::atMillis).max().orElseThrow();
    }

    /** Compares every list after all events. */
    OracleCheck.Result compare(CandidateReader reader) {
        return compare(reader, events);
    }

    /** Compares every list after the events as they are in a topic, each with its position there. */
    OracleCheck.Result compare(CandidateReader reader, List<Behaviour> inTopic) {
        return new OracleCheck(oracle(centres, inTopic), reader, asOfMillis()).run(users -> {});
    }

    /** The oracle after all events. */
    public RecallEngine oracle() {
        return oracle(centres, events);
    }

    private RecallEngine oracle(CentreSet set, List<Behaviour> folded) {
        var oracle = new RecallEngine(options, catalogue, set);
        if (!tasteVectors.isEmpty()) {
            oracle.use(new NewTower(TASTE.name(), 0, TOWER));
        }
        folded.forEach(oracle::fold);
        return oracle;
    }

    private List<byte[]> ofKind(WorldRecord.Kind kind) {
        return stream.stream()
                .filter(record -> record.kind() == kind)
                .map(KnownWorld::utf8)
                .toList();
    }

    private static byte[] utf8(WorldRecord record) {
        return utf8(record.json());
    }

    private static byte[] utf8(String json) {
        return json.getBytes(StandardCharsets.UTF_8);
    }

    /** Publishes vectors of items in other spaces, as records of the topic. */
    public static void publishItemVectors(LocalEddy eddy, List<byte[]> vectors) {
        try (var catalogue = new CataloguePublisher(eddy.options().kafka())) {
            catalogue.publishItemVectors(vectors.iterator());
        }
    }
}
