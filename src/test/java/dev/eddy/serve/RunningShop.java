package dev.eddy.serve;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import dev.eddy.centre.CentreSet;
import dev.eddy.control.RunningVariants;
import dev.eddy.control.VariantOrder;
import dev.eddy.job.RecallOptions;
import dev.eddy.lab.LocalEddy;
import dev.eddy.lab.Waiting;
import dev.eddy.ops.VariantChannel;
import dev.eddy.serving.ServingOptions;
import dev.eddy.web.Listening;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** A running job and two servers of lists behind it. The shop has 30 items of three authors, and the users ann and bob. */
final class RunningShop implements AutoCloseable {
    private static final int ITEMS = 30;
    private static final int AUTHORS = 3;

    private final LocalEddy eddy;
    private final List<ListService> services;
    private final List<ServeClient> clients;

    private RunningShop(LocalEddy eddy) {
        this.eddy = eddy;
        this.services = Stream.generate(
                        () -> new ListService(eddy.options(), new ServeOptions(Listening.onLoopback(0), null)))
                .limit(2)
                .toList();
        this.clients = services.stream()
                .map(service -> new ServeClient(HttpClient.newHttpClient(), service.address()))
                .toList();
    }

    static RunningShop open() throws Exception {
        LocalEddy eddy = LocalEddy.start(RecallOptions.defaults(), 1, ServingOptions.Channels.MERGED);
        eddy.publish(
                IntStream.range(0, ITEMS)
                        .mapToObj(RunningShop::item)
                        .map(item -> item.getBytes(UTF_8))
                        .iterator(),
                Map.of(),
                CentreSet.random(1, 1, RecallOptions.defaults().dimension()));
        eddy.startJob();
        eddy.awaitCatalogue();
        var shop = new RunningShop(eddy);
        for (int item = 0; item < ITEMS; item++) {
            shop.post("{\"user_id\":\"bob\",\"item_id\":\"i" + item + "\",\"type\":\"click\"");
        }
        shop.post("{\"user_id\":\"ann\",\"item_id\":\"i0\",\"type\":\"click\"");
        Waiting.until(
                "items of all authors for ann",
                Duration.ofSeconds(60),
                () -> IntStream.range(0, AUTHORS).allMatch(author -> shop.allAnswer("ann", author(author))));
        return shop;
    }

    private static String item(int number) {
        return "{\"item_id\":\"i%d\",\"tags\":[\"jazz\"],\"author\":\"%s\"}".formatted(number, author(number));
    }

    private static String author(int item) {
        return "a" + item % AUTHORS;
    }

    /** Sends an event to the first server, without its time and last bracket. */
    private void post(String event) {
        ServeClient.Answer answer =
                clients.get(0).post("/v1/events", event + ",\"ts\":" + System.currentTimeMillis() + "}");
        if (answer.status() != 200) {
            throw new IllegalStateException(answer.toString());
        }
    }

    void click(String user, String item) {
        post("{\"user_id\":\"%s\",\"item_id\":\"%s\",\"type\":\"click\"".formatted(user, item));
    }

    /** Sends an order about a variant to the job. */
    void order(VariantOrder order) {
        try (var channel = new VariantChannel(eddy.options().kafka(), Duration.ofSeconds(20))) {
            channel.send(order);
        }
    }

    /** The variants by the orders so far. */
    RunningVariants running() {
        return VariantChannel.running(eddy.options().kafka());
    }

    /** What the first server answers about a user, with channels. */
    JsonNode answer(String user) {
        return clients.get(0)
                .get("/v1/users/" + user + "/candidates?n=100&explain=true")
                .json();
    }

    void mute(String user, String author) {
        post("{\"user_id\":\"%s\",\"type\":\"mute\",\"author\":\"%s\"".formatted(user, author));
    }

    void unmute(String user, String author) {
        post("{\"user_id\":\"%s\",\"type\":\"unmute\",\"author\":\"%s\"".formatted(user, author));
    }

    /** Whether any server answers an item of the author. */
    boolean anyAnswers(String user, String author) {
        return answers(user).stream().anyMatch(items -> has(items, author));
    }

    /** Whether all servers answer items of the author. */
    boolean allAnswer(String user, String author) {
        return answers(user).stream().allMatch(items -> has(items, author));
    }

    private static boolean has(List<String> items, String author) {
        return items.stream()
                .anyMatch(item -> author(Integer.parseInt(item.substring(1))).equals(author));
    }

    /** The items that each server answers. */
    private List<List<String>> answers(String user) {
        return clients.stream()
                .map(client -> client.get("/v1/users/" + user + "/candidates?n=100"))
                .map(RunningShop::items)
                .toList();
    }

    private static List<String> items(ServeClient.Answer answer) {
        JsonNode candidates = answer.json().path("candidates");
        return StreamSupport.stream(candidates.spliterator(), false)
                .map(each -> each.path("item_id").textValue())
                .toList();
    }

    @Override
    public void close() {
        services.forEach(ListService::close);
        eddy.close();
    }
}
