package dev.keyturn.parts;

import java.util.Optional;
import java.util.stream.Stream;
import org.junit.platform.commons.support.AnnotationSupport;
import org.junit.platform.engine.FilterResult;
import org.junit.platform.engine.TestDescriptor;
import org.junit.platform.engine.TestSource;
import org.junit.platform.engine.support.descriptor.MethodSource;
import org.junit.platform.launcher.PostDiscoveryFilter;

/**
 * Leaves suites out whose part is not installed, before they are tests: a skipped test would be a warning on the terminal each time, and what is
 * left out is said once, by {@link LeftOut}.
 */
public final class LeaveOut implements PostDiscoveryFilter {
    private static final boolean CI = System.getenv("CI") != null;

    @Override
    public FilterResult apply(TestDescriptor test) {
        Optional<RealPart> missing = CI ? Optional.empty() : test.getSource().flatMap(LeaveOut::needed).filter(part -> !part.isThere());
        return FilterResult.includedIf(missing.isEmpty(), () -> "all it needs is there", () -> "needs " + missing.map(RealPart::needs).orElseThrow());
    }

    /** JUnit asks for single tests, not for their classes. */
    private static Optional<RealPart> needed(TestSource source) {
        return source instanceof MethodSource test ? Stream.of(test.getJavaMethod(), test.getJavaClass())
                .flatMap(each -> AnnotationSupport.findAnnotation(each, Needs.class).stream()).map(Needs::value).findFirst() : Optional.empty();
    }
}
