package dev.keyturn.parts;

import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.platform.commons.support.AnnotationSupport;

/** Fails in CI for a part that is not installed, where {@link LeaveOut} has left nothing out. */
final class FailInCi implements ExecutionCondition {
    @Override
    public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
        AnnotationSupport.findAnnotation(context.getElement(), Needs.class).map(Needs::value).filter(part -> !part.isThere())
                .ifPresent(part -> Assertions.fail("CI leaves nothing out, and this needs " + part.needs()));
        return ConditionEvaluationResult.enabled("all it needs is there");
    }
}
