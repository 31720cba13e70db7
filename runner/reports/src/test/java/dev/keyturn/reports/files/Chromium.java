package dev.keyturn.reports.files;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.keyturn.parts.Installed;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assertions;

/** A headless Chromium, spoken to by its DevTools protocol; it is ended with its tests. */
final class Chromium implements AutoCloseable {
    private static final int SECONDS = 60;
    private static final long POLLED = 20;

    private final Process process;
    private final WebSocket socket;
    private final Map<Integer, CompletableFuture<JsonNode>> asked = new ConcurrentHashMap<>();
    private int last;
    private String session = "";

    private Chromium(Process process, String address) {
        this.process = process;
        this.socket = HttpClient.newHttpClient().newWebSocketBuilder().buildAsync(URI.create(address), new Answers()).join();
    }

    private final class Answers implements WebSocket.Listener {
        private final StringBuilder text = new StringBuilder();

        @Override
        public CompletionStage<?> onText(WebSocket from, CharSequence part, boolean whole) {
            text.append(part);
            if (whole) {
                try {
                    JsonNode answer = new ObjectMapper().readTree(text.toString());
                    Optional.ofNullable(asked.remove(answer.path("id").asInt())).ifPresent(waiting -> waiting.complete(answer));
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
                text.setLength(0);
            }
            from.request(1);
            return null;
        }
    }

    /** Starts one with its own profile in the folder. */
    static Chromium start(Path folder) throws IOException, InterruptedException {
        Path profile = folder.resolve("profile");
        Path log = folder.resolve("chromium.log");
        Process process = new ProcessBuilder(Installed.browser().orElseThrow().toString(), "--headless", "--no-sandbox", "--disable-gpu", "--remote-debugging-port=0",
                "--user-data-dir=" + profile, "about:blank").redirectErrorStream(true).redirectOutput(log.toFile()).start();
        // its port and the rest of its address, one a line
        Path where = profile.resolve("DevToolsActivePort");
        List<String> address = List.of();
        while (address.size() < 2) {
            if (!process.isAlive()) {
                throw new IOException("Chromium ended at once:\n" + Files.readString(log));
            }
            Thread.sleep(POLLED);
            address = Files.exists(where) ? Files.readAllLines(where) : List.of();
        }
        return new Chromium(process, "ws://127.0.0.1:" + address.get(0) + address.get(1));
    }

    private JsonNode ask(String method, ObjectNode parameters) {
        int id = ++last;
        ObjectNode question = JsonNodeFactory.instance.objectNode().put("id", id).put("method", method).set("params", parameters);
        if (!session.isEmpty() && !method.startsWith("Target.") && !method.startsWith("Browser.")) {
            question.put("sessionId", session);
        }
        CompletableFuture<JsonNode> answer = new CompletableFuture<>();
        asked.put(id, answer);
        socket.sendText(question.toString(), true).join();
        JsonNode got = answer.orTimeout(SECONDS, TimeUnit.SECONDS).join();
        Assertions.assertFalse(got.has("error"), () -> method + ": " + got.get("error"));
        return got.get("result");
    }

    private static ObjectNode with() {
        return JsonNodeFactory.instance.objectNode();
    }

    /** Opens a file in a new tab of that size, and waits until the page says that it has drawn itself; gives how long that took, in milliseconds. */
    double open(Path file, int width, int height) {
        String target = ask("Target.createTarget", with().put("url", "about:blank")).get("targetId").asText();
        session = ask("Target.attachToTarget", with().put("targetId", target).put("flatten", true)).get("sessionId").asText();
        ask("Page.enable", with());
        ask("Emulation.setDeviceMetricsOverride", with().put("width", width).put("height", height).put("deviceScaleFactor", 1).put("mobile", false));
        ask("Page.navigate", with().put("url", file.toUri().toString()));
        return eval("""
                new Promise(done => {
                  const look = () => {
                    const [open] = performance.getEntriesByName("keyturn-open");
                    open ? done(open.duration) : setTimeout(look, 10);
                  };
                  look();
                })""").asDouble();
    }

    /** What an expression of JavaScript comes to; a promise is waited for. */
    JsonNode eval(String expression) {
        JsonNode answer = ask("Runtime.evaluate", with().put("expression", expression).put("returnByValue", true).put("awaitPromise", true));
        Assertions.assertFalse(answer.has("exceptionDetails"), () -> expression + ": " + answer.get("exceptionDetails"));
        return answer.get("result").path("value");
    }

    /** Presses a key that has a name, as {@code ArrowDown}. */
    void press(String key) {
        ask("Input.dispatchKeyEvent", with().put("type", "keyDown").put("key", key));
        ask("Input.dispatchKeyEvent", with().put("type", "keyUp").put("key", key));
    }

    /** Has the system ask for light or dark pages. */
    void scheme(String scheme) {
        ObjectNode media = with();
        media.putArray("features").addObject().put("name", "prefers-color-scheme").put("value", scheme);
        ask("Emulation.setEmulatedMedia", media);
        eval("new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))");
    }

    /** The page as it is seen, as a PNG. */
    byte[] screenshot() {
        return Base64.getDecoder().decode(ask("Page.captureScreenshot", with().put("format", "png")).get("data").asText());
    }

    /** The page as it is printed, as a PDF. */
    byte[] pdf() {
        ObjectNode options = with().put("printBackground", true).put("preferCSSPageSize", true);
        return Base64.getDecoder().decode(ask("Page.printToPDF", options).get("data").asText());
    }

    @Override
    public void close() {
        ask("Browser.close", with());
        socket.abort();
        try {
            if (!process.waitFor(SECONDS, TimeUnit.SECONDS)) {
                process.descendants().forEach(ProcessHandle::destroyForcibly);
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
