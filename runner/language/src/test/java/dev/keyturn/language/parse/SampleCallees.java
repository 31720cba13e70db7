package dev.keyturn.language.parse;

import dev.keyturn.language.binding.Callee;
import dev.keyturn.language.binding.Catalogue;
import dev.keyturn.module.Argument;
import dev.keyturn.module.Choice;
import dev.keyturn.module.FactSubsets;
import dev.keyturn.module.ModuleFailure;
import dev.keyturn.module.ModuleInfo;
import dev.keyturn.module.Outcome;
import dev.keyturn.module.Target;
import dev.keyturn.module.TaskModule;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** A few things a task can call, one of every kind. */
final class SampleCallees {
    private SampleCallees() {
    }

    static Catalogue catalogue() {
        Callee steer = Callee.of(new Steer());
        Callee free = Callee.of(new Free());
        return new Catalogue(List.of(Callee.of(new Protocol()), Callee.of(new AsAnsible()), Callee.of(new Print()),
                new Callee(steer.info(), steer.binder(), false, steer.check(), "step"),
                new Callee(free.info(), Optional.empty(), false, free.check(), "")),
                new FactSubsets(Set.of("platform", "exchange"), Set.of("platform")));
    }

    /** Arguments of every type, and a contradiction that only a check can find. */
    @ModuleInfo(name = "protocol", summary = "Declares a protocol.", example = "- protocol: {version: TLS 1.2}")
    static final class Protocol extends Idle<Protocol.Arguments> {
        enum Version { @Choice("TLS 1.1") TLS_1_1, @Choice(value = "TLS 1.2", aliases = "TLS12") TLS_1_2 }

        record Arguments(
                @Argument(value = "Which one.", example = "TLS 1.2") Version version,
                @Argument(value = "The bits.", example = "1", aliases = "bits") Optional<Long> mask,
                @Argument(value = "The number.", example = "1", defaultValue = "0") int level,
                @Argument(value = "Whether it is on.", example = "true", defaultValue = "true") boolean enabled,
                @Argument(value = "The roles.", example = "[client]", defaultValue = "[client, server]") List<String> roles,
                @Argument(value = "A note.", example = "x") Optional<String> note) {
        }

        Protocol() {
            super(Arguments.class);
        }

        @Override
        public void check(Arguments arguments) throws ModuleFailure {
            if (arguments.mask.orElse(0L) > 0xFFFFFFFFL) {
                throw new ModuleFailure("'mask' is " + arguments.mask.get() + "; a DWORD holds at most 4294967295 (0xFFFFFFFF)");
            } else if (!arguments.enabled && arguments.level > 0) {
                throw new ModuleFailure("'level' means nothing with 'enabled: false'; leave one of the two out");
            }
        }
    }

    /** A module of Ansible's own. */
    @ModuleInfo(name = "win_sample", aliases = "ansible.windows.win_sample", summary = "Is Ansible's.", example = "- win_sample: {path: x}")
    static final class AsAnsible extends Idle<AsAnsible.Arguments> {
        record Arguments(
                @Argument(value = "The key.", example = "x", aliases = "key") String path,
                @Argument(value = "Whether all of it.", example = "true", defaultValue = "true") boolean deleteKey) {
        }

        AsAnsible() {
            super(Arguments.class);
        }

        @Override
        public boolean lenient() {
            return true;
        }
    }

    /** Takes anything. */
    @ModuleInfo(name = "debug", summary = "Prints.", example = "- debug: {msg: x}")
    static final class Print extends Idle<Print.Arguments> {
        record Arguments(@Argument(value = "What.", example = "x") Optional<Object> msg) {
        }

        Print() {
            super(Arguments.class);
        }
    }

    /** Takes one bare word. */
    @ModuleInfo(name = "meta", summary = "Steers.", example = "- meta: noop")
    static final class Steer extends Idle<Steer.Arguments> {
        enum Step { FLUSH_HANDLERS, NOOP }

        record Arguments(@Argument(value = "What to do.", example = "noop") Step step) {
        }

        Steer() {
            super(Arguments.class);
        }
    }

    /** Takes arguments of any name. */
    @ModuleInfo(name = "set_fact", summary = "Sets variables.", example = "- set_fact: {x: 1}")
    static final class Free extends Idle<Free.Arguments> {
        record Arguments() {
        }

        Free() {
            super(Arguments.class);
        }
    }

    /** Has arguments, and nothing to do. */
    private abstract static class Idle<A extends Record> implements TaskModule<A> {
        private final Class<A> arguments;

        Idle(Class<A> arguments) {
            this.arguments = arguments;
        }

        @Override
        public final Class<A> arguments() {
            return arguments;
        }

        @Override
        public final Outcome plan(A given, Target target) {
            return Outcome.unchanged("there is nothing to do");
        }
    }
}
