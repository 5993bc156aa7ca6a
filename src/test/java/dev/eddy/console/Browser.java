package dev.eddy.console;

import dev.eddy.lab.OnThePath;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.logging.Level;
import org.openqa.selenium.By;
import org.openqa.selenium.Dimension;
import org.openqa.selenium.OutputType;
import org.openqa.selenium.StaleElementReferenceException;
import org.openqa.selenium.WebDriver;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.logging.LogEntry;
import org.openqa.selenium.logging.LogType;
import org.openqa.selenium.logging.LoggingPreferences;
import org.openqa.selenium.support.ui.Wait;
import org.openqa.selenium.support.ui.WebDriverWait;

/** A headless Chromium, as distributions package it. */
final class Browser implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Path PICTURES = Path.of("target", "screenshots");

    private final ChromeDriver driver;
    /** Errors that the pages have logged so far. */
    private final List<String> complaints = new ArrayList<>();

    private Browser(Path chromium, Path driverFile) {
        var options = new ChromeOptions();
        options.setBinary(chromium.toFile());
        // The tests may run as root, and in containers with little shared memory.
        options.addArguments("--headless=new", "--no-sandbox", "--disable-dev-shm-usage", "--hide-scrollbars");
        var logging = new LoggingPreferences();
        logging.enable(LogType.BROWSER, Level.ALL);
        options.setCapability("goog:loggingPrefs", logging);
        var service = new ChromeDriverService.Builder()
                .usingDriverExecutable(driverFile.toFile())
                .usingAnyFreePort()
                .build();
        this.driver = new ChromeDriver(service, options);
    }

    /** Whether Chromium and its driver are installed. */
    static boolean isThere() {
        return OnThePath.find("chromium").isPresent()
                && OnThePath.find("chromedriver").isPresent();
    }

    static Browser open() {
        return new Browser(
                OnThePath.find("chromium").orElseThrow(),
                OnThePath.find("chromedriver").orElseThrow());
    }

    /** Opens an address; on the same page, only the part after the # changes. */
    void go(URI address) {
        driver.get(address.toString());
    }

    /** The element, once there is one that is not empty. */
    WebElement find(By by) {
        return of(by, element -> element);
    }

    WebElement find(String css) {
        return find(By.cssSelector(css));
    }

    /** What the first such element says, once there is one that is not empty. */
    String text(String css) {
        return of(By.cssSelector(css), WebElement::getText);
    }

    void click(By by) {
        of(by, element -> {
            element.click();
            return true;
        });
    }

    void click(String css) {
        click(By.cssSelector(css));
    }

    /** Something of an element, once there is one that is not empty. */
    private <T> T of(By by, Function<WebElement, T> what) {
        return patience(() -> by + " on " + driver.getCurrentUrl() + ", which complained " + complaints())
                .until(page -> page.findElements(by).stream()
                        .filter(WebElement::isDisplayed)
                        .findFirst()
                        .map(what)
                        .orElse(null));
    }

    /** What all such elements say that are there now. */
    List<String> texts(String css) {
        return patience(() -> css)
                .until(page -> page.findElements(By.cssSelector(css)).stream()
                        .map(WebElement::getText)
                        .toList());
    }

    /** Waits until the page says that something is so. */
    void await(String what, BooleanSupplier isSo) {
        patience(() -> what).until(page -> isSo.getAsBoolean());
    }

    private Wait<WebDriver> patience(Supplier<String> message) {
        return new WebDriverWait(driver, PATIENCE)
                // The page was drawn again between finding an element and looking at it.
                .ignoring(StaleElementReferenceException.class)
                .withMessage(message);
    }

    /** The result of a script in the page. */
    Object run(String script) {
        return driver.executeScript(script);
    }

    void size(int width, int height) {
        driver.manage().window().setSize(new Dimension(width, height));
    }

    void dark(boolean dark) {
        driver.executeCdpCommand(
                "Emulation.setEmulatedMedia",
                Map.of("features", List.of(Map.of("name", "prefers-color-scheme", "value", dark ? "dark" : "light"))));
    }

    /** As a phone shows it. */
    void phone() {
        driver.executeCdpCommand(
                "Emulation.setDeviceMetricsOverride",
                Map.of("width", 360, "height", 780, "deviceScaleFactor", 1, "mobile", true));
    }

    void noPhone() {
        driver.executeCdpCommand("Emulation.clearDeviceMetricsOverride", Map.of());
    }

    /** Keeps a picture of the whole page for people to look at. */
    void picture(String name) {
        try {
            Files.createDirectories(PICTURES);
            Files.write(PICTURES.resolve(name + ".png"), driver.getScreenshotAs(OutputType.BYTES));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Errors in the browser's log so far. */
    List<String> complaints() {
        driver.manage().logs().get(LogType.BROWSER).getAll().stream()
                .map(LogEntry::toString)
                .forEach(complaints::add);
        return complaints;
    }

    /** Clears the log. */
    void forgetComplaints() {
        complaints();
        complaints.clear();
    }

    @Override
    public void close() {
        driver.quit();
    }
}
