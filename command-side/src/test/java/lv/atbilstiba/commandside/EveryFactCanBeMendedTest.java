package lv.atbilstiba.commandside;

import static org.assertj.core.api.Assertions.assertThat;

import lv.atbilstiba.history.api.command.OpenHistoryEpoch;
import lv.atbilstiba.history.api.command.RevokeLogKey;
import lv.atbilstiba.institution.api.command.RegisterInstitution;
import lv.atbilstiba.kernel.Correcting;
import lv.atbilstiba.policy.api.command.OpenRegister;
import lv.atbilstiba.service.api.command.AnnulService;
import lv.atbilstiba.service.api.command.RegisterService;
import lv.atbilstiba.staff.api.command.LinkStaffLogin;
import lv.atbilstiba.staff.api.command.RegisterStaffMember;
import lv.atbilstiba.staff.api.command.UnlinkStaffLogin;

import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.junit.jupiter.api.Test;
import org.springframework.context.annotation.ClassPathScanningCandidateComponentProvider;
import org.springframework.core.type.filter.RegexPatternTypeFilter;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** Every command that records a fact can say that it mends an earlier one, but for these. */
class EveryFactCanBeMendedTest {
    private static final Map<Class<?>, String> NOT_BY_THEMSELVES =
            Map.of(
                    RegisterInstitution.class, "its content is mended by ChangeInstitution",
                    RegisterService.class, "its content by ChangeService and EnterLifecycleStage",
                    RegisterStaffMember.class, "its content is mended by ChangeStaffMember",
                    AnnulService.class, "it is itself the mending of a registration",
                    OpenRegister.class, "another day is set by SetPolicyParameter",
                    OpenHistoryEpoch.class, "what was lost stays lost; another epoch says more",
                    RevokeLogKey.class, "a key that was once distrusted is trusted no more",
                    LinkStaffLogin.class, "a login that is not hers is unlinked",
                    UnlinkStaffLogin.class, "a login that is hers is linked again");

    @Test
    void every_command_takes_a_correction_or_says_how_else_it_is_mended() throws Exception {
        var commands = commands();
        assertThat(commands).hasSizeGreaterThan(25);
        for (var command : commands)
            assertThat(
                            Correcting.class.isAssignableFrom(command)
                                    != NOT_BY_THEMSELVES.containsKey(command))
                    .as(command.getSimpleName())
                    .isTrue();
    }

    private static List<Class<?>> commands() throws Exception {
        var scanner = new ClassPathScanningCandidateComponentProvider(false);
        scanner.addIncludeFilter(
                new RegexPatternTypeFilter(Pattern.compile(".*\\.api\\.command\\.\\w+")));
        var commands = new ArrayList<Class<?>>();
        for (var found : scanner.findCandidateComponents("lv.atbilstiba")) {
            var type = Class.forName(found.getBeanClassName());
            if (type.isRecord()
                    && Arrays.stream(type.getDeclaredFields())
                            .anyMatch(
                                    it -> it.isAnnotationPresent(TargetAggregateIdentifier.class)))
                commands.add(type);
        }
        return commands;
    }
}
