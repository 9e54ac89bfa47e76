package dev.feria.server.console;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import org.openqa.selenium.By;
import org.openqa.selenium.StaleElementReferenceException;
import org.openqa.selenium.WebDriver;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.logging.LogEntry;
import org.openqa.selenium.support.ui.WebDriverWait;

/** A headless Chromium, found on the PATH together with its driver. */
final class Chrome implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(90);

  private final ChromeDriver driver;

  Chrome(String language) {
    var options = new ChromeOptions();
    options.setBinary(program("chromium", "chromium-browser", "google-chrome"));
    options.addArguments(
        "--headless=new",
        "--no-sandbox",
        "--disable-gpu",
        "--no-first-run",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
        "--disable-dev-shm-usage",
        "--window-size=1280,1000",
        "--lang=" + language,
        "--user-data-dir=" + profile());
    options.setExperimentalOption("prefs", Map.of("intl.accept_languages", language));
    options.setCapability("goog:loggingPrefs", Map.of("browser", "ALL"));
    var service =
        new ChromeDriverService.Builder()
            .usingDriverExecutable(program("chromedriver"))
            .usingAnyFreePort()
            .build();
    this.driver = new ChromeDriver(service, options);
  }

  private static Path profile() {
    try {
      return Files.createTempDirectory("feria-chrome-");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static File program(String... names) {
    List<String> folders = List.of(System.getenv("PATH").split(File.pathSeparator));
    return Stream.of(names)
        .flatMap(name -> folders.stream().map(folder -> new File(folder, name)))
        .filter(File::canExecute)
        .findFirst()
        .orElseThrow(() -> new IllegalStateException(names[0] + " is not on the PATH"));
  }

  void open(URI url) {
    driver.get(url.toString());
  }

  String url() {
    return driver.getCurrentUrl();
  }

  /** Waits for something to be on the page and to be seen. */
  WebElement find(String css) {
    return until(
        d ->
            d.findElements(By.cssSelector(css)).stream()
                .filter(WebElement::isDisplayed)
                .findFirst()
                .orElse(null));
  }

  List<WebElement> all(String css) {
    return driver.findElements(By.cssSelector(css));
  }

  void click(String css) {
    find(css).click();
  }

  void type(String css, String text) {
    find(css).sendKeys(text);
  }

  /** Waits until a condition gives something other than null and false. */
  <T> T until(Function<WebDriver, T> condition) {
    return new WebDriverWait(driver, PATIENCE, Duration.ofMillis(100))
        .ignoring(StaleElementReferenceException.class)
        .until(condition);
  }

  Object script(String script) {
    return driver.executeScript(script);
  }

  /** Pretends to be a telephone, or a large screen again. */
  void width(int pixels) {
    driver.executeCdpCommand(
        "Emulation.setDeviceMetricsOverride",
        Map.of("width", pixels, "height", 900, "deviceScaleFactor", 1, "mobile", pixels < 600));
  }

  /** Returns what the browser complained about, such as a broken policy. */
  List<String> complaints() {
    return driver.manage().logs().get("browser").getAll().stream()
        .map(LogEntry::getMessage)
        .filter(message -> message.contains("Content Security Policy") || message.contains("Error"))
        .toList();
  }

  @Override
  public void close() {
    driver.quit();
  }
}
