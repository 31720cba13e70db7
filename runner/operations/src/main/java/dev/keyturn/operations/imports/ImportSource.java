package dev.keyturn.operations.imports;

import dev.keyturn.connections.regfile.RegFormatException;
import dev.keyturn.connections.regfile.RegStep;
import dev.keyturn.operations.imports.ImportStep.Kind;
import dev.keyturn.registry.Hive;
import dev.keyturn.windows.policy.PolicyFormatException;
import dev.keyturn.windows.policy.PolicySetting;
import dev.keyturn.windows.policy.RegistryPol;
import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.List;

/**
 * What a file does, in order.
 *
 * @param name  the file's name, for messages and comments
 * @param unit  what its places count, {@code line} or {@code byte}
 * @param steps what it does
 */
record ImportSource(String name, String unit, List<ImportStep> steps) {
    /**
     * Reads a file of either kind; which one it is, its first bytes tell.
     *
     * @param hive     what the keys of a policy are below
     * @param codePage how a {@code REGEDIT4} file is text
     * @throws ImportException if any of it cannot be understood, or cannot be said in a playbook
     */
    static ImportSource read(String name, byte[] bytes, Hive hive, Charset codePage) throws ImportException {
        return RegistryPol.isOne(bytes) ? ofPolicy(name, bytes, hive) : ofReg(name, bytes, codePage);
    }

    private static ImportSource ofReg(String name, byte[] bytes, Charset codePage) throws ImportException {
        try {
            return new ImportSource(name, "line", RegStep.read(name, bytes, codePage).stream().map(step -> new ImportStep(step.line(), Kind.valueOf(step.kind().name()),
                    step.path(), step.name(), step.data())).toList());
        } catch (RegFormatException e) {
            throw new ImportException(List.of(e.getMessage()));
        }
    }

    private static ImportSource ofPolicy(String name, byte[] bytes, Hive hive) throws ImportException {
        List<ImportStep> steps = new ArrayList<>();
        List<String> reasons = new ArrayList<>();
        try {
            for (PolicySetting setting : RegistryPol.read(name, bytes, hive)) {
                int at = Integer.parseInt(setting.place().replaceAll("\\D", ""));
                switch (setting.action()) {
                    case CREATE_KEY -> steps.add(new ImportStep(at, Kind.KEY, setting.key(), "", setting.data()));
                    case SET -> steps.add(new ImportStep(at, Kind.SET, setting.key(), setting.name(), setting.data()));
                    case DELETE_VALUE -> steps.add(new ImportStep(at, Kind.DELETE_VALUE, setting.key(), setting.name(), setting.data()));
                    case DELETE_KEY -> steps.add(new ImportStep(at, Kind.DELETE_KEY, setting.key(), "", setting.data()));
                    case SET_IF_ABSENT -> reasons.add(refused(name, setting,
                            "'**soft." + setting.name() + "', which sets a value only where it is absent"));
                    case DELETE_VALUES -> reasons.add(refused(name, setting,
                            "'**delvals', which deletes all values of a key, whatever they are called"));
                    case OTHER -> reasons.add(refused(name, setting, "'" + setting.name() + "', which is no value of the registry"));
                }
            }
        } catch (PolicyFormatException e) {
            reasons.add(e.getMessage());
        }
        if (!reasons.isEmpty()) {
            throw new ImportException(reasons);
        }
        return new ImportSource(name, "byte", List.copyOf(steps));
    }

    private static String refused(String name, PolicySetting setting, String found) {
        return name + ": " + setting.place() + ": found " + found + " (" + setting.key() + "), and a playbook cannot say that; expected values"
                + " that are set or deleted by name. Take it out of the policy, or declare what it should come to in a task of your own";
    }
}
