package dev.keyturn.windows.policy;

import dev.keyturn.registry.Names;
import dev.keyturn.registry.RegistryChange;
import dev.keyturn.registry.RegistryChange.CreateKey;
import dev.keyturn.registry.RegistryChange.DeleteKey;
import dev.keyturn.registry.RegistryChange.DeleteValue;
import dev.keyturn.registry.RegistryChange.SetValue;
import dev.keyturn.registry.RegistryPath;
import dev.keyturn.registry.RegistryValue;
import dev.keyturn.windows.policy.AppliedPolicy.Applied;
import dev.keyturn.windows.policy.PolicySetting.Action;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What becomes of a change when the Group Policies are applied the next time. */
final class PolicyEffect {
    /** So many states are followed; one more is not worth a sentence. */
    private static final int MOST = 16;

    private final AppliedPolicy policy;

    PolicyEffect(AppliedPolicy policy) {
        this.policy = policy;
    }

    /** A state that a key or value may come to, and the policy that brings it there; none if it is as it was written. */
    private record Outcome(Optional<RegistryValue> state, Optional<Applied> by) {
    }

    /** A sentence for each policy that takes the change back, or may; none if it stays. */
    List<String> of(RegistryChange change) {
        if (change instanceof SetValue set) {
            return told(change, set.name(), values(change.path(), set.name(), Optional.of(set.after())));
        } else if (change instanceof DeleteValue delete) {
            return told(change, delete.name(), values(change.path(), delete.name(), Optional.empty()));
        } else if (change instanceof CreateKey) {
            return key(change.path(), true);
        }
        return change instanceof DeleteKey ? key(change.path(), false) : List.of();
    }

    /** All that may stand there after the policies are applied: what may happen adds a state, what will happen replaces all. */
    private List<Outcome> values(RegistryPath key, String name, Optional<RegistryValue> written) {
        List<Outcome> outcomes = List.of(new Outcome(written, Optional.empty()));
        for (Applied applied : policy.settings()) {
            PolicySetting setting = applied.setting();
            if (!touches(setting, key, name)) {
                continue;
            }
            Optional<RegistryValue> state = setting.data();
            List<Outcome> after = new ArrayList<>();
            for (Outcome outcome : outcomes) {
                boolean stays = setting.action() == Action.SET_IF_ABSENT && outcome.state().isPresent() || outcome.state().equals(state);
                after.add(stays ? outcome : new Outcome(state, Optional.of(applied)));
                if (!stays && setting.may()) {
                    after.add(outcome);
                }
            }
            outcomes = after.stream().distinct().limit(MOST).toList();
        }
        return outcomes;
    }

    private static boolean touches(PolicySetting setting, RegistryPath key, String name) {
        return switch (setting.action()) {
            case SET, SET_IF_ABSENT, DELETE_VALUE -> setting.key().equals(key) && Names.same(setting.name(), name);
            case DELETE_VALUES -> setting.key().equals(key);
            case DELETE_KEY -> key.isAtOrBelow(setting.key());
            case CREATE_KEY, OTHER -> false;
        };
    }

    private static List<String> told(RegistryChange change, String name, List<Outcome> outcomes) {
        boolean deleted = change instanceof DeleteValue;
        Optional<RegistryValue> written = change instanceof SetValue set ? Optional.of(set.after()) : Optional.empty();
        boolean certain = outcomes.stream().noneMatch(outcome -> outcome.state().equals(written));
        return outcomes.stream().filter(outcome -> !outcome.state().equals(written)).map(outcome -> outcome.by().orElseThrow().gpo()
                + (certain && outcomes.size() == 1 ? " will " : " may ")
                + outcome.state().map(state -> (deleted ? "set this again, to " : "set this back to ") + Excerpt.of(state.toString()))
                .orElse("delete this again") + ": " + change.path() + (name.isEmpty() ? ", the default value" : ", value '" + name + "'")
                + " (" + where(outcome.by().get()) + ")").toList();
    }

    private static String where(Applied applied) {
        return applied.setting().place().startsWith("at byte") ? "registry.pol" : "a preference"
                + (applied.setting().may() ? " with a filter or a variable" : "");
    }

    /** The last setting that has to do with the key itself decides. */
    private List<String> key(RegistryPath key, boolean created) {
        Optional<Applied> last = policy.settings().stream().filter(applied -> switch (applied.setting().action()) {
            case SET, SET_IF_ABSENT, CREATE_KEY -> applied.setting().key().isAtOrBelow(key);
            case DELETE_KEY -> key.isAtOrBelow(applied.setting().key());
            case DELETE_VALUE, DELETE_VALUES, OTHER -> false;
        }).reduce((first, second) -> second);
        return last.filter(applied -> (applied.setting().action() == Action.DELETE_KEY) == created)
                .map(applied -> applied.gpo() + (applied.setting().may() ? " may " : " will ") + (created ? "delete" : "create") + " this key again: "
                        + key + " (" + where(applied) + ")").stream().toList();
    }
}
