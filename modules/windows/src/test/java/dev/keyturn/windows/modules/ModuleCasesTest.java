package dev.keyturn.windows.modules;

import dev.keyturn.registry.OverlayRegistry;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Runs the cases of all modules on a registry in memory. */
class ModuleCasesTest {
    @TestFactory
    Stream<DynamicTest> cases() {
        return ModuleCase.all().stream().map(each -> DynamicTest.dynamicTest(each.name(), () -> {
            OverlayRegistry host = each.before();
            each.run(host, host::apply);
        }));
    }
}
