package dev.keyturn.engine.action;

import java.util.List;

/** The catalogue of actions. */
public final class Actions {
    private Actions() {
    }

    /** One of each. */
    public static List<Action<?>> all() {
        return List.of(new Assert(), new Debug(), new Fail(), new Meta(), new SetFact());
    }
}
