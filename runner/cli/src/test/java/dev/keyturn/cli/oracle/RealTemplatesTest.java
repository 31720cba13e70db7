package dev.keyturn.cli.oracle;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.keyturn.cli.Command;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a value comes to in each place where a template can stand, under a real ansible-core, where there is one. */
class RealTemplatesTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    private Path folder;

    @Test
    void everyValueIsInEveryPlaceWhatItIsUnderARealAnsible() throws Exception {
        Files.writeString(folder.resolve("p.yml"), JSON.writeValueAsString(TemplatePlaces.playbook()));
        Files.writeString(folder.resolve("hosts.ini"), "h1 ansible_connection=regfile regfile=h1.reg\n");
        Files.writeString(folder.resolve("h1.reg"), "Windows Registry Editor Version 5.00\r\n\r\n");
        Map<String, List<String>> real = tasks(ansible());
        Command run = Command.run(folder, "play", "p.yml", "-i", "hosts.ini");
        Map<String, List<String>> ours = tasks(run.out());
        assertTrue(real.size() > 250, () -> "it does not even begin: " + real);
        assertEquals(List.copyOf(real.keySet()), List.copyOf(ours.keySet()), run.err());
        List<String> different = new ArrayList<>();
        real.forEach((task, said) -> compare(task, said, ours.get(task), different));
        assertTrue(different.isEmpty(), () -> different.size() + " differ:\n" + String.join("\n", different));
    }

    private String ansible() throws IOException, InterruptedException {
        ProcessBuilder builder = new ProcessBuilder("ansible-playbook", "-i", "hosts.ini", "-e", "ansible_connection=local", "p.yml")
                .directory(folder.toFile()).redirectErrorStream(true);
        builder.environment().putAll(Map.of("LC_ALL", "C.UTF-8", "ANSIBLE_HOME", folder.resolve("home").toString(), "PYTHONDONTWRITEBYTECODE", "1"));
        try {
            Process process = builder.start();
            String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            process.waitFor();
            return out;
        } catch (IOException missing) {
            assumeTrue(false, "left out: no ansible-playbook here; install it with `apt-get install ansible-core` or `pip install ansible-core`");
            throw missing;
        }
    }

    /** What was said of each task, one text for each status line with the JSON behind it. */
    private static Map<String, List<String>> tasks(String out) {
        Map<String, List<String>> tasks = new LinkedHashMap<>();
        List<String> said = new ArrayList<>();
        for (String line : out.lines().takeWhile(line -> !line.startsWith("PLAY RECAP")).toList()) {
            if (line.startsWith("TASK [")) {
                said = tasks.computeIfAbsent(line.substring(0, line.lastIndexOf(']') + 1), title -> new ArrayList<>());
            } else if (line.matches("(ok|changed|skipping|failed|fatal): .*")) {
                said.add(line);
            } else if (!said.isEmpty() && !line.isBlank()) {
                said.set(said.size() - 1, said.get(said.size() - 1) + "\n" + line);
            }
        }
        return tasks;
    }

    private static void compare(String task, List<String> real, List<String> ours, List<String> different) {
        if (real.size() != ours.size()) {
            different.add(task + ": there " + real + ", here " + ours);
            return;
        }
        for (int i = 0; i < real.size(); i++) {
            if (real.get(i).startsWith("f") && !task.matches("TASK \\[(undefined|judged|loop).*")) {
                different.add(task + " compares nothing: " + real.get(i));
            } else if (!head(real.get(i)).equals(head(ours.get(i)))) {
                different.add(task + ": there " + real.get(i) + ", here " + ours.get(i));
            } else if (!real.get(i).startsWith("f")) {
                compare(task, json(real.get(i)), json(ours.get(i)), different);
            }
        }
    }

    /** The status, the host and the item; what a failure says is said in other words. */
    private static String head(String said) {
        int json = said.indexOf(" => {");
        return json >= 0 ? said.substring(0, json) : said.startsWith("f") ? said.substring(0, said.indexOf(" => ")) : said;
    }

    private static JsonNode json(String said) {
        int start = said.indexOf(" => {");
        try {
            return start < 0 ? JSON.missingNode() : JSON.readTree(said.substring(start + 4));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(said, e);
        }
    }

    private static void compare(String where, JsonNode real, JsonNode ours, List<String> different) {
        if (real.isContainerNode() && real.getNodeType() == ours.getNodeType() && real.size() == ours.size()) {
            for (int i = 0; i < real.size() && real.isArray(); i++) {
                compare(where + "[" + i + "]", real.get(i), ours.get(i), different);
            }
            real.fieldNames().forEachRemaining(name -> compare(where + "." + name, real.get(name), ours.path(name), different));
        } else if (!real.equals(ours) && !keepsItsType(real, ours)) {
            different.add(where + ": there " + real + ", here " + ours);
        }
    }

    /** README, "Different from Ansible on purpose": a number is no text here, and a text that looks like data is none. */
    private static boolean keepsItsType(JsonNode real, JsonNode ours) {
        boolean number = ours.isNumber() && real.isTextual() && real.asText().stripTrailing().equals(ours.asText());
        return number || ours.isTextual() && ours.asText().strip().matches("(?s)True|False|\\[.*\\]|\\{.*\\}") && (real.isContainerNode() || real.isBoolean());
    }
}
