package dev.keyturn.connections;

import java.io.IOException;
import java.lang.reflect.Field;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.platform.commons.support.AnnotationSupport;

/** Starts a Samba for each field with {@link Samba}, in a folder of its own; JUnit closes what is in the suite's store after the last test. */
final class SambaExtension implements BeforeAllCallback {
    @Override
    public void beforeAll(ExtensionContext suite) throws IOException, IllegalAccessException {
        for (Field field : AnnotationSupport.findAnnotatedFields(suite.getRequiredTestClass(), Samba.class)) {
            Path folder = Files.createTempDirectory("samba");
            Started started = new Started(Smbd.in(folder, field.getAnnotation(Samba.class).value()), folder);
            suite.getStore(ExtensionContext.Namespace.create(SambaExtension.class)).put(field, started);
            field.setAccessible(true);
            field.set(null, started.smbd);
        }
    }

    private record Started(Smbd smbd, Path folder) implements AutoCloseable {
        @Override
        public void close() throws IOException {
            smbd.close();
            try (Stream<Path> all = Files.walk(folder)) {
                all.sorted(Comparator.reverseOrder()).forEach(path -> path.toFile().delete());
            }
        }
    }
}
