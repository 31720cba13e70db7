package dev.keyturn.store.plan;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.keyturn.engine.file.Readers;
import dev.keyturn.store.form.FormException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A plan in a file, sealed by the SHA-256 of its text, so that it is applied as it was approved or not at all.
 *
 * @param plan the plan
 * @param hash what stands for all of it
 */
public record PlanFile(Plan plan, String hash) {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String END = "\n}\n";
    private static final Pattern START = Pattern.compile("\\{\"schema\":\"([^\"]*)\",\"hash\":\"([0-9a-f]{64})\",\"plan\":\n");
    private static final int LONGEST_START = 300;

    /** A file is no plan, or not as it was written. The message names the file. */
    public static final class BadPlan extends Exception {
        private static final long serialVersionUID = 1L;

        BadPlan(String message) {
            super(message);
        }
    }

    /**
     * Writes a plan; the file is there whole or not at all.
     *
     * @throws IOException if it cannot be written
     */
    public static PlanFile write(Plan plan, Path file) throws IOException {
        String body = JSON.writerWithDefaultPrettyPrinter().writeValueAsString(PlanForm.write(plan)).replace("\r\n", "\n");
        String hash = hash(body);
        String text = "{\"schema\":\"" + Plan.SCHEMA + "\",\"hash\":\"" + hash + "\",\"plan\":\n" + body + END;
        Readers.OWNER.replace(file, text.getBytes(StandardCharsets.UTF_8));
        return new PlanFile(plan, hash);
    }

    private static String hash(String body) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(body.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    /**
     * A plan as a file holds it by now.
     *
     * @param file   the plan
     * @param text   the whole file
     * @param edited whether it is not as it was written
     */
    public record Found(PlanFile file, String text, boolean edited) {
    }

    /**
     * Reads a plan to apply it.
     *
     * @param name the file as the user named it
     * @throws BadPlan if it is none, of another version, or has been edited
     */
    public static PlanFile read(Path file, String name) throws BadPlan {
        Found found = look(file, name);
        if (found.edited()) {
            throw new BadPlan(edited(name));
        }
        return found.file();
    }

    /** What is said of a plan that was edited. */
    public static String edited(String name) {
        return name + " is not as it was written: its text does not have the hash it names; make a new plan";
    }

    /**
     * Reads a plan to show it, even one that was edited.
     *
     * @param name the file as the user named it
     * @throws BadPlan if it is none, of another version, or cannot be understood any more
     */
    public static Found look(Path file, String name) throws BadPlan {
        String text = text(file, name);
        Matcher start = START.matcher(text).region(0, Math.min(text.length(), LONGEST_START));
        if (!start.lookingAt()) {
            throw new BadPlan(name + " is no saved plan, or its first line was edited; 'play --check --out FILE' makes one");
        }
        if (!start.group(1).equals(Plan.SCHEMA)) {
            throw new BadPlan(name + " is of the form '" + start.group(1) + "', and this Keyturn reads " + Plan.SCHEMA + "; make a new plan");
        }
        boolean whole = text.endsWith(END);
        String body = text.substring(start.end(), text.length() - (whole ? END.length() : 0));
        boolean edited = !whole || !hash(body).equals(start.group(2));
        try {
            return new Found(new PlanFile(PlanForm.read(JSON.readTree(body)), start.group(2)), text, edited);
        } catch (FormException | JsonProcessingException e) {
            throw new BadPlan(edited ? edited(name) : name + " cannot be understood: " + e.getMessage());
        }
    }

    private static String text(Path file, String name) throws BadPlan {
        try {
            if (Files.exists(file) && !Files.isRegularFile(file)) {
                throw new BadPlan(name + " is no file; expected a plan that 'play --check --out' saved");
            }
            byte[] bytes = Files.readAllBytes(file);
            String text = new String(bytes, StandardCharsets.UTF_8);
            if (!java.util.Arrays.equals(bytes, text.getBytes(StandardCharsets.UTF_8))) {
                throw new BadPlan(name + " is not as it was written: it is no UTF-8 any more; make a new plan");
            }
            return text;
        } catch (IOException e) {
            throw new BadPlan(name + " cannot be read: " + (Files.exists(file) ? e.getClass().getSimpleName() : "there is no such file"));
        }
    }
}
