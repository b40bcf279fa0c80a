package io.flowlogs.testservers;

import java.util.Optional;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.junit.platform.commons.support.AnnotationSupport;

/** Does what {@link NeedsMoto} says. */
final class MotoExtension implements ExecutionCondition, BeforeEachCallback, ParameterResolver {
    private final MotoScript script;

    MotoExtension() {
        this(MotoScript.ofProject());
    }

    MotoExtension(MotoScript script) {
        this.script = script;
    }

    @Override
    public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
        return script.whatIsMissing(suite(context))
                .map(missing -> withoutServer(missing, context))
                .orElseGet(() -> ConditionEvaluationResult.enabled("The server is there."));
    }

    private static ConditionEvaluationResult withoutServer(String missing, ExtensionContext context) {
        return switch (WhenMissing.of(context.getConfigurationParameter("flowlogs.servers"), System.getenv())) {
            case SKIP -> ConditionEvaluationResult.disabled(missing);
            case FAIL -> throw new IllegalStateException(missing);
        };
    }

    @Override
    public void beforeEach(ExtensionContext context) {
        MotoServer.shared(suite(context)).reset();
    }

    /** So that the constructor of a test, too, is given the suite that its method asks for. */
    @Override
    public ExtensionContextScope getTestInstantiationExtensionContextScope(ExtensionContext root) {
        return ExtensionContextScope.TEST_METHOD;
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == MotoServer.class;
    }

    @Override
    public MotoServer resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return MotoServer.shared(suite(context));
    }

    /** The nearest annotation counts: that of the method, then of its class, then of the class around it. */
    private static MotoSuite suite(ExtensionContext innermost) {
        for (Optional<ExtensionContext> at = Optional.of(innermost);
                at.isPresent();
                at = at.get().getParent()) {
            Optional<NeedsMoto> annotation =
                    AnnotationSupport.findAnnotation(at.get().getElement(), NeedsMoto.class);
            if (annotation.isPresent()) {
                return annotation.get().suite();
            }
        }
        return MotoSuite.STABLE;
    }
}
