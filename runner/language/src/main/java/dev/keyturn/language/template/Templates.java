package dev.keyturn.language.template;

import dev.keyturn.language.budget.Budget;
import dev.keyturn.language.budget.Exhausted;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/**
 * Jinja over one host's variables. A scope holds plain data: text, whole numbers, floats, booleans, lists, maps and null; text in it
 * may itself be a template, which is rendered where its name is used and not before. Safe to use from several threads.
 */
public final class Templates {
    private static final int MOST_KEPT = 10_000;
    private static final String TOO_DEEP = "the data or the template is nested too deeply";

    private final UnaryOperator<String> environment;
    private final Map<String, Template> templates = new ConcurrentHashMap<>();
    private final Map<String, Node> expressions = new ConcurrentHashMap<>();

    /** Templates that see this process's environment in {@code lookup('env', …)}. */
    public Templates() {
        this(System::getenv);
    }

    Templates(UnaryOperator<String> environment) {
        this.environment = environment;
    }

    /**
     * Renders a value and all that is in it: text, lists, maps and their keys.
     *
     * @return a text that is one whole <code>{{ expr }}</code> becomes the expression's value with its type, other text with templates in it
     *         becomes text, and everything else stays as it is; never holds an {@link Unsafe}. The result is final: rendering it again would
     *         let data act as a template, so a caller that stores it wraps it in {@link Unsafe}
     * @throws TemplateException if a template cannot be read or evaluated
     */
    public Object render(Object value, Map<String, Object> scope) throws TemplateException {
        return guarded(() -> Undefined.requireDeep(new Evaluation(this, scope).render(value)));
    }

    /**
     * Decides a condition as {@code when} has it: a bare expression, a boolean, or a list of which all must hold; null and empty text hold.
     *
     * @throws TemplateException also if the result is anything but true or false
     */
    public boolean test(Object condition, Map<String, Object> scope) throws TemplateException {
        return guarded(() -> Conditions.holds(this, condition, new Evaluation(this, scope).root()));
    }

    /**
     * Evaluates a bare expression, with or without braces around it.
     *
     * @return plain data; whole numbers as Long, or BigInteger where they must
     * @throws TemplateException if it cannot be read or evaluated
     */
    public Object evaluate(String expression, Map<String, Object> scope) throws TemplateException {
        return guarded(() -> Undefined.requireDeep(Conditions.expression(this, expression).value(new Evaluation(this, scope).root())));
    }

    /**
     * As {@link #evaluate}, but what a template with nothing around the expression comes to.
     *
     * @throws TemplateException if it cannot be read or evaluated
     */
    public Object finish(String expression, Map<String, Object> scope) throws TemplateException {
        return guarded(() -> Template.finished(Conditions.expression(this, expression), new Evaluation(this, scope).root()));
    }

    /** The first mistake in the syntax, unknown filters and tests among them; empty if there is none, or no template in the text. */
    public Optional<String> syntaxError(String textOrExpression, boolean bareExpression) {
        try {
            if (bareExpression) {
                Conditions.expression(this, textOrExpression);
            } else if (isTemplate(textOrExpression)) {
                parsed(textOrExpression);
            }
            return Optional.empty();
        } catch (Failure mistake) {
            return Optional.of(mistake.getMessage());
        } catch (StackOverflowError tooDeep) {
            return Optional.of(TOO_DEEP);
        }
    }

    /** Whether there is a template somewhere in the value; never below an {@link Unsafe}. */
    public static boolean isTemplate(Object value) {
        if (value instanceof String s) {
            return s.contains("{{") || s.contains("{%");
        } else if (value instanceof Map<?, ?> map) {
            return map.entrySet().stream().anyMatch(e -> isTemplate(e.getKey()) || isTemplate(e.getValue()));
        }
        return value instanceof List<?> list && list.stream().anyMatch(Templates::isTemplate);
    }

    Template parsed(String text) {
        return kept(templates, text, Template::parse);
    }

    Node expression(String text) {
        return kept(expressions, text, each -> Parser.parse(Lexer.read(each, 0, "")));
    }

    String environment(String name) {
        return environment.apply(name);
    }

    private static <T> T kept(Map<String, T> cache, String text, Function<String, T> parse) {
        T known = cache.get(text);
        if (known == null) {
            known = parse.apply(text);
            if (cache.size() >= MOST_KEPT) {
                cache.clear();
            }
            cache.put(text, known);
        }
        return known;
    }

    private static <T> T guarded(Supplier<T> work) throws TemplateException {
        try {
            return Budget.within(work);
        } catch (Failure failure) {
            throw new TemplateException(failure.getMessage(), failure.undefined());
        } catch (Exhausted tooMuch) {
            throw new TemplateException(tooMuch.getMessage(), false);
        } catch (StackOverflowError tooDeep) {
            throw new TemplateException(TOO_DEEP, false);
        } catch (OutOfMemoryError tooLarge) {
            throw new TemplateException("it needs more memory than there is", false);
        } catch (ArithmeticException | IllegalArgumentException | IndexOutOfBoundsException e) {
            throw new TemplateException("it cannot be evaluated: " + e.getMessage(), false);
        }
    }
}
