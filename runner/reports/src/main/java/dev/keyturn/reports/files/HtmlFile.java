package dev.keyturn.reports.files;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A report as one page that needs neither a server nor a network. What is found alike on many hosts is in it once, and each host has numbers of what
 * was found there; the page's script, the only one that its policy lets run, draws from that.
 */
final class HtmlFile implements ReportWriter {
    private static final String PAGE = resource("page.html").replace("{{style}}", resource("page.css"));
    private static final String SCRIPT = resource("page.js");

    private final Writer out;
    private final Map<PageData.Cell, Integer> cells = new LinkedHashMap<>();
    private final List<PageData.Host> hosts = new ArrayList<>();
    private List<Integer> found = new ArrayList<>();
    private RunStarted run;

    HtmlFile(Writer out) {
        this.out = out;
    }

    @Override
    public void started(RunStarted started) {
        run = started;
    }

    @Override
    public void found(ReportFinding finding) {
        found.add(cells.computeIfAbsent(new PageData.Cell(finding.control(), finding.setting(), finding.assessment().orElse(null), finding.inForce(),
                finding.reasons(), finding.verdict(), finding.fix(), finding.task()), each -> cells.size()));
    }

    @Override
    public void finished(HostFinished host) {
        hosts.add(new PageData.Host(host, found));
        found = new ArrayList<>();
    }

    @Override
    public void finished(RunFinished finished) throws IOException {
        String[] parts = PAGE.replace("{{hash}}", hash(SCRIPT)).replace("{{script}}", SCRIPT).split("\\{\\{data}}", -1);
        out.write(parts[0]);
        new PageData(run, finished, cells.keySet(), hosts).write(out);
        out.write(parts[1]);
    }

    private static String hash(String script) {
        try {
            byte[] sum = MessageDigest.getInstance("SHA-256").digest(script.getBytes(StandardCharsets.UTF_8));
            return "sha256-" + Base64.getEncoder().encodeToString(sum);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    private static String resource(String name) {
        try (InputStream in = HtmlFile.class.getResourceAsStream(name)) {
            // the hash of a script is taken over what a browser makes of its line breaks
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).replace("\r\n", "\n");
        } catch (IOException e) {
            throw new UncheckedIOException(name + " is missing beside its class", e);
        }
    }
}
