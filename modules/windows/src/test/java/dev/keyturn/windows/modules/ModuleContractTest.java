package dev.keyturn.windows.modules;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.keyturn.module.Argument;
import dev.keyturn.module.ModuleInfo;
import dev.keyturn.module.TaskModule;
import java.lang.reflect.RecordComponent;
import java.util.List;
import java.util.ServiceLoader;
import java.util.stream.StreamSupport;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The manners that every module has. */
class ModuleContractTest {
    static List<TaskModule<?>> modules() {
        return WindowsModules.all();
    }

    @ParameterizedTest
    @MethodSource("modules")
    void aModuleIsDocumented(TaskModule<?> module) {
        ModuleInfo info = module.info();
        assertNotNull(info, module.getClass().getName());
        assertTrue(info.name().matches("[a-z][a-z0-9_]*"), info.name());
        assertTrue(info.summary().endsWith("."), info.summary());
        assertTrue(info.example().contains(info.name() + ":"), info.example());
    }

    @ParameterizedTest
    @MethodSource("modules")
    void everyArgumentIsDocumented(TaskModule<?> module) {
        for (RecordComponent component : module.arguments().getRecordComponents()) {
            Argument argument = component.getAnnotation(Argument.class);
            assertNotNull(argument, module.name() + "." + component.getName());
            assertTrue(argument.value().endsWith("."), argument.value());
            assertFalse(argument.example().isBlank(), component.getName());
        }
    }

    @ParameterizedTest
    @MethodSource("modules")
    void theServiceFileNamesIt(TaskModule<?> module) {
        long named = StreamSupport.stream(ServiceLoader.load(TaskModule.class).spliterator(), false)
                .filter(found -> found.getClass() == module.getClass()).count();
        assertEquals(1, named);
    }
}
