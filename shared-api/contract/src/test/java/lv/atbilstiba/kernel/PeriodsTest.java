package lv.atbilstiba.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import lv.atbilstiba.policy.api.PolicyParameter;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PeriodsTest {
    @ParameterizedTest
    @ValueSource(strings = {"P1D", "P2W", "P12M", "P100Y", "P1Y2M3D", "P36600D"})
    void a_period_is_one_of_days_and_longer(String text) {
        assertThat(Periods.bounded(Periods.parse(text), "period").isNegative()).isFalse();
        assertThat(PolicyParameter.VACANCY_GRACE.parse(text)).matches(Periods.FORM);
    }

    @ParameterizedTest
    @ValueSource(strings = {"p1d", "-P1D", "P-1D", "P+1D", "P", "P0D", "P101Y", "PT1H", "P1DT1H"})
    void nothing_else_is_a_parameter(String text) {
        assertThatThrownBy(() -> PolicyParameter.VACANCY_GRACE.parse(text))
                .isInstanceOf(InvalidValue.class);
    }
}
