package dev.eddy.console;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.eddy.access.Scope;
import dev.eddy.client.Candidate;
import dev.eddy.client.CandidateReader;
import dev.eddy.client.jedis.RedisConnection;
import dev.eddy.control.Variant;
import dev.eddy.job.RecallOptions;
import dev.eddy.lab.KnownWorld;
import dev.eddy.lab.LocalEddy;
import dev.eddy.lab.Replay;
import dev.eddy.lab.SharedServices;
import dev.eddy.lab.Waiting;
import dev.eddy.lab.WorldRecord;
import dev.eddy.serving.ServingOptions;
import dev.eddy.web.Listening;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.FutureTask;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;

/** The pages in a real browser, about a running job with traffic. Pictures of all of them are in target/screenshots. */
class ConsoleITCase {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final KnownWorld WORLD = new KnownWorld(20_000);
    private static final int EVENTS_BEFORE = 3_000;
    private static final double EVENTS_PER_SECOND = 100;
    private static final String TOKEN = "0123456789abcdef";
    private static final int LIKED = 6;
    private static final String HOSTILE = "<img src=x onerror=\"throw 1\"> & \"more\"";
    private static final String HOSTILE_ID = "a%2Fb%20c";
    private static final int MOST_BYTES = 300 * 1024;

    private static LocalEddy eddy;
    private static Replay replay;
    private static FutureTask<Void> traffic;
    private static Console console;
    private static Browser browser;
    private static CandidateReader reader;

    @BeforeAll
    static void start() throws Exception {
        assumeTrue(Browser.isThere(), "needs chromium and chromedriver on the PATH");
        eddy = SharedServices.start(RecallOptions.ofDimension(KnownWorld.DIMENSION), 1, ServingOptions.Channels.MERGED);
        List<byte[]> items = new ArrayList<>(WORLD.items());
        items.add(("{\"item_id\": \"a/b c\", \"title\": " + JSON.writeValueAsString(HOSTILE) + ", \"tags\": [\"x\"]}")
                .getBytes(UTF_8));
        eddy.publish(items.iterator(), Map.of(), WORLD.centres());
        eddy.startJob();
        eddy.awaitCatalogue();
        Iterator<WorldRecord> records = WORLD.stream().iterator();
        try (Replay before = eddy.replay()) {
            before.run(List.of("{\"user_id\": 7}".getBytes(UTF_8)).iterator(), 0);
            before.runWorld(
                    WORLD.stream().stream()
                            .limit(EVENTS_BEFORE)
                            .peek(record -> records.next())
                            .iterator(),
                    0);
        }
        eddy.awaitServed();
        replay = eddy.replay();
        traffic = new FutureTask<>(() -> replay.runWorld(records, EVENTS_PER_SECOND), null);
        new Thread(traffic, "traffic").start();
        reader = eddy.reader();
        console = new Console(eddy.options(), options(eddy.webUi(), TOKEN));
        browser = Browser.open();
    }

    /** Makes a user who likes the items of another user's list and then does nothing more. */
    private static void visit(String userId) {
        var client = new ConsoleClient(console);
        List<String> liked = reader.merged(regular()).orElseThrow().candidates().stream()
                .limit(LIKED)
                .map(Candidate::itemId)
                .toList();
        String like = "{\"user_id\": \"%s\", \"item_id\": \"%s\", \"type\": \"like\"}";
        // The console may have to read first that there is such an item.
        liked.forEach(item -> await(
                "the item to be known",
                () -> client.post("events", like.formatted(userId, item), TOKEN).status() == 200));
        await("the list after the last of these", () -> {
            JsonNode user = client.get("user?id=" + userId).json().path("found");
            return user.at("/known/latest").size() == LIKED
                    && user.at("/known/version").equals(user.at("/lists/merged/version"));
        });
    }

    private static void await(String what, BooleanSupplier isSo) {
        Waiting.until(what, Duration.ofMinutes(1), isSo);
    }

    @AfterAll
    static void stop() throws Exception {
        if (eddy == null) {
            return;
        }
        replay.stop();
        traffic.get();
        for (AutoCloseable open : List.of(browser, console, reader, replay, eddy)) {
            open.close();
        }
    }

    @BeforeEach
    void openWithTheToken() {
        browser.size(1280, 1600);
        browser.go(URI.create("about:blank"));
        browser.go(console.address());
        browser.find("#events td a");
        browser.forgetComplaints();
    }

    private static void go(String page) {
        browser.go(console.address().resolve("#/" + page));
        browser.find("#main[data-page='#/" + page + "']");
    }

    /** A user with a long history: the version counts a user's events. */
    private static String regular() {
        return reader.someUsers(50).stream()
                .filter(user -> reader.merged(user).isPresent())
                .max(Comparator.comparingLong(
                        user -> reader.merged(user).orElseThrow().version().sequence()))
                .orElseThrow();
    }

    private static String someItem(String user) {
        return reader.merged(user).orElseThrow().candidates().get(0).itemId();
    }

    private static void inLightAndDarkAndOnAPhone(String name) {
        browser.picture(name);
        browser.dark(true);
        browser.picture(name + "-dark");
        browser.phone();
        assertThat(browser.run("return document.documentElement.scrollWidth"))
                .as("width of %s on a phone", name)
                .isEqualTo(browser.run("return document.documentElement.clientWidth"));
        browser.picture(name + "-phone-dark");
        browser.dark(false);
        browser.picture(name + "-phone");
        browser.noPhone();
    }

    @Test
    void everyPageShowsWhatItIsAboutAndComplainsOfNothing() {
        String user = "looked-at";
        visit(user);
        String item = someItem(user);

        browser.await(
                "plots with points", () -> browser.texts(".plot .plot-legend").size() == 9);
        browser.await(
                "hit rates of some samples",
                () -> !String.valueOf(browser.run("return document.querySelector('#plot-hits').ariaLabel"))
                        .contains("all users –"));
        assertThat(browser.text(".facts")).contains("running");
        assertThat(browser.texts("#plot-rates .plot-legend li").toString())
                .as("latest values in a legend")
                .containsPattern("events \\d")
                .containsPattern("lists \\d");
        browser.click(By.xpath("//button[text()='1 h']"));
        browser.await(
                "the reach of the samples",
                () -> browser.text(".ranges").contains("the console has samples of the last"));
        inLightAndDarkAndOnAPhone("overview");

        go("users");
        assertThat(browser.texts("#users tbody tr")).hasSize(50);
        browser.click(By.xpath("//button[contains(., 'events')]"));
        browser.find("th[aria-sort=ascending]");
        inLightAndDarkAndOnAPhone("users");
        go("items");
        assertThat(browser.texts("#catalogue tbody tr")).hasSize(50);
        assertThat(browser.text("#catalogue tbody tr")).startsWith("1").contains(" %");
        browser.click(By.xpath("//button[text()='after']"));
        browser.await("the second page", () -> browser.text(".pager").contains("page 2 of"));
        inLightAndDarkAndOnAPhone("items");

        go("user/" + user);
        assertThat(browser.text("#version")).isNotEmpty();
        assertThat(browser.texts("table.list tbody tr")).hasSizeGreaterThan(50);
        // A busy job may answer only the next time that the page asks.
        browser.await(
                "the latest items", () -> browser.texts("#latest tbody tr").size() > 5);
        assertThat(browser.texts("#latest tbody tr")).allMatch(row -> row.contains("like"));
        assertThat(browser.texts(".legend").toString()).contains("similar users");
        assertThat(browser.texts(".facts .tag")).isNotEmpty();
        inLightAndDarkAndOnAPhone("user");

        go("why/" + user + "/" + item);
        assertThat(browser.text("#outcome")).startsWith("recalled");
        browser.find("#places td");
        browser.find("#parts td");
        inLightAndDarkAndOnAPhone("why");

        go("item/" + item);
        browser.find(By.xpath("//dt[text()='hotness (3 days)']"));
        assertThat(browser.texts("main dd").toString()).contains("searched");
        inLightAndDarkAndOnAPhone("item");

        go("cluster/" + reader.clusters().keySet().iterator().next());
        browser.find("#hot td a");
        browser.find("#weights td");
        inLightAndDarkAndOnAPhone("cluster");
        go("clusters");
        browser.find("#clusters td a");
        inLightAndDarkAndOnAPhone("clusters");

        await("segments", () -> reader.group("segment-new").isPresent());
        go("segments");
        assertThat(browser.texts("#segments tbody tr").toString()).contains("new at most three clicks");
        inLightAndDarkAndOnAPhone("segments");
        browser.click("#segments td a");
        browser.find("#hot td a");
        assertThat(browser.text("h1")).startsWith("segment-");
        inLightAndDarkAndOnAPhone("segment");

        go("centres");
        assertThat(browser.text("#centres tbody")).contains("active", "complete");
        inLightAndDarkAndOnAPhone("centres");

        go("letters");
        assertThat(browser.text("#counts tbody")).contains("behaviour-events");
        assertThat(browser.text(".letter pre")).isEqualTo("{\"user_id\": 7}");
        inLightAndDarkAndOnAPhone("letters");

        assertThat(browser.complaints()).isEmpty();
    }

    @Test
    void pagesOfAMergedUserSayIntoWhomAndShowTheOther() {
        String user = regular();
        try (RedisConnection redis = RedisConnection.to(eddy.options().redis())) {
            redis.commands().hset("rc:u:anonymous", "merged-into", user);
        }
        go("user/anonymous");
        assertThat(browser.text("#merged-into")).contains("User anonymous was merged into user " + user);
        assertThat(browser.texts("table.list tbody tr")).hasSizeGreaterThan(20);
        assertThat(browser.find("table.list td.actions a").getDomAttribute("href"))
                .startsWith("#/why/" + user + "/");

        go("why/anonymous/" + someItem(user));
        assertThat(browser.text("#merged-into")).contains("merged into user " + user);
        assertThat(browser.text("#outcome")).isNotEmpty().doesNotContain("unknown");
        go("user/" + user);
        assertThat(browser.texts("#merged-into")).isEmpty();
        assertThat(browser.complaints()).isEmpty();
    }

    @Test
    void aPostedEventChangesTheListAndSaysHowSoon() {
        String user = "clicks";
        visit(user);
        go("user/" + user);
        WebElement first = browser.find("table.list tbody tr");
        String clicked = first.findElement(By.tagName("a")).getText();
        first.findElement(By.tagName("button")).click();

        WebElement outcome = browser.find("#outcome[data-took]:not([data-took=''])");
        assertThat(outcome.getText())
                .contains("The list changed " + outcome.getDomAttribute("data-took") + " ms after the click");
        browser.await(
                "the item clicked on to be among the latest",
                () -> browser.texts("#latest tbody tr").stream()
                        .findFirst()
                        .orElse("")
                        .contains(clicked));
        browser.picture("user-after-a-click");
        assertThat(browser.complaints()).isEmpty();
    }

    /** A posted event gets the time of the stream, so that earlier events do not become old. */
    @Test
    void aNewUserGetsAListAfterTheFirstEventPosted() {
        go("user/somebody%20new");
        String item = someItem(regular());
        browser.find("input[name=item]").sendKeys(item);
        browser.click("form.post button");
        browser.find("#outcome[data-took]:not([data-took=''])");
        assertThat(browser.texts("table.list tbody tr")).hasSizeGreaterThan(20);
        assertThat(browser.text("#latest tbody")).containsPattern("\\d{2,} d ago");
    }

    /** It differs in nothing, so the lists of other tests are as without it. */
    @Test
    void aRunningVariantIsComparedWithTheControl() {
        eddy.commands().start(new Variant("half", 0, .5, "s", Map.of(), List.of()));
        go("");
        browser.await(
                "sampled clicks of the variant",
                () -> browser.texts("#variants tbody tr").stream().anyMatch(row -> row.matches("half 50 % [1-9].*")));
        browser.await(
                "those of the control",
                () -> browser.texts("#variants tbody td:nth-child(5)").stream().allMatch(rate -> rate.endsWith("%")));
        inLightAndDarkAndOnAPhone("overview-variants");
        assertThat(browser.complaints()).isEmpty();
    }

    @Test
    void whatCanNotBeTakenIsSaidAndNotPosted() {
        go("user/" + regular());
        browser.find("input[name=item]").sendKeys("nothing");
        browser.click("form.post button");
        browser.await("what is wrong", () -> browser.text("#outcome").contains("not in the catalogue"));
    }

    @Test
    void byKeyboardOneFindsAnItemAndGoesThere() {
        browser.find("body").sendKeys("/");
        WebElement find = browser.find("#find");
        assertThat(find.equals(browser.run("return document.activeElement"))).isTrue();
        find.sendKeys("onerror", Keys.ENTER);
        assertThat(browser.text("#items td a")).isEqualTo(HOSTILE);
        browser.find("#items td a").sendKeys(Keys.ENTER);
        browser.find("#main[data-page='#/item/a%2Fb%20c']");
        assertThat(browser.text("h1")).isEqualTo(HOSTILE);
        assertThat(browser.complaints()).isEmpty();
    }

    @Test
    void pagesAreLightAndTakeNothingFromElsewhere() {
        go("user/" + regular());
        browser.find("table.list td");
        Object all = browser.run("return performance.getEntriesByType('resource').map(e => [e.name, e.transferSize])");
        Object page = browser.run("return performance.getEntriesByType('navigation')[0].transferSize");
        List<String> names = new ArrayList<>();
        long bytes = (Long) page;
        for (Object one : (List<?>) all) {
            names.add((String) ((List<?>) one).get(0));
            bytes += (Long) ((List<?>) one).get(1);
        }
        assertThat(names)
                .allMatch(name -> name.startsWith(console.address().resolve("/").toString()));
        assertThat(bytes).as("bytes of the overview and a user's page").isLessThan(MOST_BYTES);
    }

    @Test
    void postingNeedsTheToken() {
        String event = "{\"user_id\": \"u\", \"type\": \"visit\"}";
        var client = new ConsoleClient(console);
        assertThat(client.post("events", event, null).status()).isEqualTo(401);
        assertThat(client.post("events", event, "0123456789abcdeX").status()).isEqualTo(401);
        assertThat(client.post("events", "{", TOKEN).status()).isEqualTo(400);
        assertThat(client.post("events", event, TOKEN).status()).isEqualTo(200);
        try (Console readOnly = new Console(eddy.options(), options(eddy.webUi(), null))) {
            assertThat(new ConsoleClient(readOnly).post("events", event, TOKEN).status())
                    .isEqualTo(403);
        }
    }

    /** In another process the job takes checkpoints by itself. */
    private static String ended(String what) {
        await(what, () -> {
            eddy.job().triggerCheckpoint();
            return !browser.texts("#run:not([data-outcome=asked])").isEmpty();
        });
        return browser.text("#run");
    }

    private static void confirm(String button, String saying) {
        browser.click(By.xpath("//button[contains(., '" + button + "')]"));
        assertThat(browser.text("dialog")).contains(saying);
        browser.click("dialog button.danger");
    }

    @Test
    void anItemIsTakenDownFromItsPageAfterAConfirmationAndTheAuditsSayWhoDidIt() {
        go("item/" + HOSTILE_ID);
        browser.click(By.xpath("//button[contains(., 'take down')]"));
        browser.click("dialog button.plain");
        browser.await("the question to be gone", () -> browser.texts("dialog").isEmpty());
        assertThat(browser.texts("#run")).as("nothing is begun").isEmpty();
        confirm("take down", "You can lift the takedown later");
        assertThat(ended("the takedown")).contains("1 item(s) taken down", "were made anew");
        browser.await(
                "the page to say so", () -> browser.texts(".problem").toString().contains("Taken down"));
        confirm("lift the takedown", "may have it");
        assertThat(ended("its end")).contains("may be recalled again");

        go("audits");
        browser.await("two acts", () -> browser.texts("#audits tbody tr").size() >= 2);
        assertThat(browser.texts("#audits tbody tr"))
                .anySatisfy(
                        row -> assertThat(row).contains("tester", "take down a/b c", "done", "1 item(s) taken down"))
                .anySatisfy(row -> assertThat(row).contains("tester", "lift the takedown of a/b c", "done"));
        inLightAndDarkAndOnAPhone("audits");
        assertThat(browser.complaints()).isEmpty();
    }

    @Test
    void actingNeedsATokenWithItsScope() {
        String item = "{\"item_id\": \"a/b c\"}";
        var client = new ConsoleClient(console);
        assertThat(client.post("acts/takedown", item, null).status()).isEqualTo(401);
        assertThat(client.post("acts/takedown", "{}", TOKEN).status()).isEqualTo(400);
        ConsoleAccess posting = ConsoleAccess.ofToken(TOKEN, EnumSet.of(Scope.POST), "poster");
        ConsoleOptions options = options(Listening.onLoopback(0), eddy.webUi(), posting);
        try (Console postOnly = new Console(eddy.options(), options)) {
            assertThat(new ConsoleClient(postOnly)
                            .post("acts/takedown", item, TOKEN)
                            .status())
                    .isEqualTo(403);
            browser.go(postOnly.address("item/" + HOSTILE_ID));
            browser.find("h1");
            assertThat(browser.texts("main button")).isEmpty();
        }
    }

    /** Bound so that other machines could reach it. */
    @Test
    void peopleWithTokensOfTheirOwnSignInBeforeTheySeeAnything(@TempDir Path folder) throws Exception {
        Path file = Files.writeString(folder.resolve("tokens"), "annas-own-secret-token operate anna\n");
        var listening = new Listening("0.0.0.0", 0, List.of(), null, null);
        ConsoleOptions options = options(listening, eddy.webUi(), ConsoleAccess.ofFile(file));
        try (Console guarded = new Console(eddy.options(), options)) {
            URI address = URI.create("http://127.0.0.1:" + guarded.address().getPort() + "/");
            browser.go(address);
            assertThat(browser.text(".problem")).contains("there is no token: sign in with yours");
            browser.click("a.who");
            browser.find("input[name=token]").sendKeys("somebody-elses-token", Keys.ENTER);
            browser.await(
                    "the refusal",
                    () -> browser.texts(".problem").toString().contains("not in the console's file of tokens"));
            browser.find("input[name=token]").sendKeys("annas-own-secret-token", Keys.ENTER);
            browser.await("the name", () -> browser.text("h1").equals("anna"));
            assertThat(browser.text("main")).contains("see the pages, act on the running job");
            browser.go(address.resolve("#/item/" + HOSTILE_ID));
            browser.find(By.xpath("//button[contains(., 'take down')]"));
            browser.go(address.resolve("#/user/" + regular()));
            browser.await(
                    "what is missing",
                    () -> browser.text("main")
                            .contains("To post events, sign in with a token that has the scope post"));
        }
    }

    @Test
    void aFlinkThatIsAwayIsNamedAndTheRestIsShown() {
        try (Console elsewhere = new Console(eddy.options(), options(URI.create("http://127.0.0.1:9"), null))) {
            browser.go(elsewhere.address().resolve("#/"));
            assertThat(browser.text(".problem")).contains("http://127.0.0.1:9", "--flink");
            browser.go(elsewhere.address().resolve("#/user/" + regular()));
            browser.find("table.list td");
        }
    }

    private static ConsoleOptions options(URI flink, String token) {
        ConsoleAccess access = token == null
                ? ConsoleAccess.readOnly()
                : ConsoleAccess.ofToken(token, EnumSet.of(Scope.POST, Scope.OPERATE), "tester");
        return options(Listening.onLoopback(0), flink, access);
    }

    private static ConsoleOptions options(Listening listening, URI flink, ConsoleAccess access) {
        return new ConsoleOptions(listening, flink.toString(), null, null, null, access, Duration.ofSeconds(1));
    }
}
