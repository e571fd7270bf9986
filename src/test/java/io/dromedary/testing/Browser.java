package io.dromedary.testing;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.interactions.Actions;

/** A real headless Chromium with an empty profile, driven by the chromedriver beside it. */
public final class Browser implements AutoCloseable {

    private final ChromeDriver driver;

    private Browser(ChromeDriver driver) {
        this.driver = driver;
    }

    /** Returns whether this machine has a browser and its driver; without them browser tests are skipped by name. */
    public static boolean isHere() {
        return find("chromium").isPresent() && find("chromedriver").isPresent();
    }

    /** Starts a browser with a window of this size. */
    public static Browser start(int width, int height) {
        ChromeOptions options = new ChromeOptions();
        options.setBinary(find("chromium").orElseThrow().toString());
        options.addArguments(
                "--headless=new",
                "--no-sandbox",
                "--disable-gpu",
                "--disable-quic",
                "--no-first-run",
                "--disable-background-networking",
                "--disable-component-update",
                "--disable-sync",
                "--autoplay-policy=no-user-gesture-required",
                "--window-size=" + width + ',' + height);
        ChromeDriverService service = new ChromeDriverService.Builder()
                .usingDriverExecutable(find("chromedriver").orElseThrow().toFile())
                .usingAnyFreePort()
                .build();
        return new Browser(new ChromeDriver(service, options));
    }

    /** Has the page's clock on the wall be that of a zone, such as Europe/Berlin. */
    public Browser inZone(String zone) {
        driver.executeCdpCommand("Emulation.setTimezoneOverride", Map.of("timezoneId", zone));
        return this;
    }

    /** Opens an address. */
    public void open(String address) {
        driver.get(address);
    }

    /** Returns the address shown. */
    public String address() {
        return driver.getCurrentUrl();
    }

    /** Returns the word that the page gives its state. */
    public String state() {
        return text("return document.documentElement.dataset.state || ''");
    }

    /** Waits until the page is in this state. */
    public void awaitState(String state, Duration limit) {
        try {
            Await.until("the page to be " + state, limit, () -> state().equals(state));
        } catch (AssertionError late) {
            throw new AssertionError(late.getMessage() + "; it is " + state() + ": " + words(), late);
        }
    }

    /** Returns what a script returns, as text. */
    public String text(String script) {
        return String.valueOf(driver.executeScript(script));
    }

    /** Returns what a script returns, as a number; 0 if it is none. */
    public double number(String script) {
        return driver.executeScript(script) instanceof Number number ? number.doubleValue() : 0;
    }

    /** Returns how far the picture has played, in seconds. */
    public double pictureSeconds() {
        return number("return document.getElementById('picture').currentTime");
    }

    /** Types into a field. */
    public void type(String id, String text) {
        driver.findElement(org.openqa.selenium.By.id(id)).sendKeys(text);
    }

    /** Presses Enter in a field. */
    public void enter(String id) {
        type(id, "\n");
    }

    /** Presses the element that this CSS selector finds first. */
    public void press(String selector) {
        driver.findElement(org.openqa.selenium.By.cssSelector(selector)).click();
    }

    /** Takes hold of an element and drags it to the right; {@link #drop} lets go of it. */
    public void drag(String selector, int pixels) {
        new Actions(driver)
                .clickAndHold(driver.findElement(org.openqa.selenium.By.cssSelector(selector)))
                .moveByOffset(pixels / 2, 0)
                .moveByOffset(pixels - pixels / 2, 0)
                .perform();
    }

    /** Lets go of what is dragged. */
    public void drop() {
        new Actions(driver).release().perform();
    }

    /** Gives the focused element a key. */
    public void key(CharSequence key) {
        driver.switchTo().activeElement().sendKeys(key);
    }

    /** Goes back, as by the browser's button. */
    public void back() {
        driver.navigate().back();
    }

    /** Returns all words that a person sees. */
    public String words() {
        return text("return document.body.innerText");
    }

    @Override
    public void close() {
        driver.quit();
    }

    private static Optional<Path> find(String program) {
        return Arrays.stream(System.getenv().getOrDefault("PATH", "").split(java.io.File.pathSeparator))
                .map(folder -> Path.of(folder, program))
                .filter(Files::isExecutable)
                .findFirst();
    }
}
