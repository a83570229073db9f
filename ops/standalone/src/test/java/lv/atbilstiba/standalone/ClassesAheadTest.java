package lv.atbilstiba.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.List;

class ClassesAheadTest {
    private final List<String> asked = new ArrayList<>();
    private final ClassLoader loader =
            new ClassLoader(getClass().getClassLoader()) {
                @Override
                protected Class<?> loadClass(String name, boolean resolve)
                        throws ClassNotFoundException {
                    asked.add(name);
                    return super.loadClass(name, resolve);
                }
            };

    @Test
    void what_the_start_before_took_from_the_class_path_is_loaded_in_its_order() {
        load(
                "java.lang.Object source: shared objects file",
                "lv.atbilstiba.standalone.Running source: file:/register/target/test-classes/",
                "org.example.Running$$Lambda/0x000000006d256a90 source: org.example.Running",
                "lv.atbilstiba.standalone.TokenKey source: file:/register/target/classes/");
        assertThat(asked)
                .containsSubsequence(
                        "lv.atbilstiba.standalone.Running", "lv.atbilstiba.standalone.TokenKey")
                .doesNotContain("java.lang.Object");
    }

    @Test
    void a_class_that_is_no_longer_there_is_passed_over() {
        load(
                "org.example.Gone source: file:/register/lib/example.jar",
                "lv.atbilstiba.standalone.TokenKey source: file:/register/target/classes/");
        assertThat(asked)
                .startsWith("org.example.Gone")
                .contains("lv.atbilstiba.standalone.TokenKey");
    }

    private void load(String... log) {
        new ClassesAhead(List.of(log).stream(), loader).load();
    }
}
