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
import java.util.logging.Level;
import org.openqa.selenium.By;
import org.openqa.selenium.Dimension;
import org.openqa.selenium.OutputType;
import org.openqa.selenium.StaleElementReferenceException;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.logging.LogEntry;
import org.openqa.selenium.logging.LogType;
import org.openqa.selenium.logging.LoggingPreferences;
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
        return new WebDriverWait(driver, PATIENCE)
                // The page was drawn again meanwhile.
                .ignoring(StaleElementReferenceException.class)
                .withMessage(() -> by + " on " + driver.getCurrentUrl() + ", which complained " + complaints())
                .until(page -> page.findElements(by).stream()
                        .filter(WebElement::isDisplayed)
                        .findFirst()
                        .orElse(null));
    }

    WebElement find(String css) {
        return find(By.cssSelector(css));
    }

    List<String> texts(String css) {
        return driver.findElements(By.cssSelector(css)).stream()
                .map(WebElement::getText)
                .toList();
    }

    /** Waits until the page says that something is so. */
    void await(String what, BooleanSupplier isSo) {
        new WebDriverWait(driver, PATIENCE)
                .ignoring(StaleElementReferenceException.class)
                .withMessage(what)
                .until(page -> isSo.getAsBoolean());
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
