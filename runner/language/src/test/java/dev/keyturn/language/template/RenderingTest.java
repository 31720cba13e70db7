package dev.keyturn.language.template;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

class RenderingTest {
    private final Templates templates = new Templates(Map.of("KEYTURN_TEST", "from outside")::get);

    @Test
    void lists_maps_and_keys_are_rendered_all_the_way_down() throws TemplateException {
        Object value = Map.of("{{ k }}", List.of("{{ v }}", Map.of("deep", "v={{ v }}")), "plain", 7L);
        assertEquals(Map.of("name", List.of(1L, Map.of("deep", "v=1")), "plain", 7L), templates.render(value, Map.of("k", "name", "v", 1)));
    }

    @Test
    void data_without_templates_comes_back_as_it_is() throws TemplateException {
        Object value = Map.of("a", List.of("x", 1, true));
        assertSame(value, templates.render(value, Map.of()));
    }

    @Test
    void a_variable_that_is_not_used_is_not_rendered() throws TemplateException {
        assertEquals(1L, templates.render("{{ a }}", Map.of("a", 1, "b", "{{ 1 / 0 }}")));
    }

    @Test
    void beside_the_used_part_of_a_variable_nothing_is_rendered() throws TemplateException {
        Map<String, Object> scope = Map.of("host", Map.of("good", "{{ x }}", "bad", "{{ 1 / 0 }}"), "x", 3);
        assertEquals(3L, templates.evaluate("host.good", scope));
        assertThrows(TemplateException.class, () -> templates.evaluate("host", scope));
    }

    @Test
    void a_variable_may_use_another_part_of_its_own_dict() throws TemplateException {
        assertEquals("1!", templates.evaluate("d.b", Map.of("d", Map.of("a", 1, "b", "{{ d.a }}!"))));
    }

    @Test
    void variables_that_use_each_other_in_a_circle_are_refused() {
        TemplateException loop = assertThrows(TemplateException.class, () -> templates.render("{{ a }}", Map.of("a", "{{ b }}", "b", "{{ a }}")));
        assertEquals("recursive loop detected in template string: {{ a }}", loop.getMessage());
        assertFalse(loop.undefined());
    }

    @Test
    void undefined_is_told_apart_from_other_mistakes() {
        assertTrue(assertThrows(TemplateException.class, () -> templates.render("{{ nope }}", Map.of())).undefined());
        assertFalse(assertThrows(TemplateException.class, () -> templates.render("{{ 1 / 0 }}", Map.of())).undefined());
    }

    @Test
    void unsafe_data_is_never_a_template_however_deep_it_lies() throws TemplateException {
        Map<String, Object> scope = Map.of("r", new Unsafe(Map.of("out", "{{ secret }}", "lines", List.of("{% if %}"))), "secret", "s3cret",
                "copy", "{{ r.out }}", "part", Map.of("inner", new Unsafe("{{ secret }}")));
        assertEquals("{{ secret }}", templates.render("{{ r.out }}", scope));
        assertEquals("<{{ secret }}>", templates.render("<{{ r.out }}>", scope));
        assertEquals("{{ secret }}", templates.render("{{ copy }}", scope));
        assertEquals("{% if %}", templates.evaluate("r.lines[0]", scope));
        assertEquals("{{ secret }}", templates.evaluate("r['lines'] and r.get('out')", scope));
        assertEquals(List.of("{% if %}"), templates.evaluate("r.lines | map('trim') | list", scope));
        assertEquals(Map.of("inner", "{{ secret }}"), templates.evaluate("part", scope));
        assertEquals("{{ secret }}", templates.render(new Unsafe("{{ secret }}"), scope));
        assertTrue(templates.test("r.out == '{{ ' ~ 'secret }}'".replace("{{ ", "{' ~ '{ "), scope));
    }

    @Test
    void a_loop_item_that_looks_like_a_template_stays_text() throws TemplateException {
        Map<String, Object> scope = Map.of("r", new Unsafe(List.of("{{ x }}")), "x", 1);
        assertEquals("{{ x }}", templates.render("{% for i in r %}{{ i }}{% endfor %}", scope));
        assertEquals("{{ x }}", templates.render("{% set y = r[0] %}{{ y }}", scope));
    }

    @Test
    void null_is_a_value_and_not_a_missing_name() throws TemplateException {
        Map<String, Object> scope = new HashMap<>();
        scope.put("n", null);
        assertTrue(templates.test("n is defined and n is none", scope));
    }

    @Test
    void the_environment_is_read_by_lookup() throws TemplateException {
        assertEquals("from outside", templates.evaluate("lookup('env', 'KEYTURN_TEST')", Map.of()));
        assertEquals("other", templates.evaluate("lookup('ansible.builtin.env', 'NOT_THERE', default='other')", Map.of()));
    }

    @Test
    void templates_are_found_inside_lists_and_maps_but_not_below_unsafe() {
        assertTrue(Templates.isTemplate(List.of(1, Map.of("a", "{% if x %}"))));
        assertTrue(Templates.isTemplate(Map.of("{{ a }}", 1)));
        assertFalse(Templates.isTemplate(List.of(1, "{ }", new Unsafe("{{ x }}"))));
    }

    @Test
    void many_threads_share_one_instance() throws Exception {
        ExecutorService pool = Executors.newFixedThreadPool(4);
        try {
            List<Callable<Object>> work = new ArrayList<>();
            for (int i = 0; i < 400; i++) {
                Map<String, Object> scope = Map.of("item", Map.of("x", i), "twice", "{{ item.x * 2 }}");
                work.add(() -> templates.render("{{ item.x }}-{{ twice }}", scope));
            }
            List<Future<Object>> results = pool.invokeAll(work);
            for (int i = 0; i < results.size(); i++) {
                assertEquals(i + "-" + 2 * i, results.get(i).get());
            }
        } finally {
            pool.shutdownNow();
        }
    }
}
