package lv.atbilstiba.staff.automation;

import lv.atbilstiba.kernel.Recorded;
import lv.atbilstiba.kernel.StaffId;
import lv.atbilstiba.platform.projection.Follower;
import lv.atbilstiba.platform.projection.ProjectionName;
import lv.atbilstiba.platform.vault.Login;
import lv.atbilstiba.platform.vault.LoginCodes;
import lv.atbilstiba.platform.vault.Logins;
import lv.atbilstiba.staff.api.UnlinkReason;
import lv.atbilstiba.staff.api.command.UnlinkStaffLogin;
import lv.atbilstiba.staff.api.event.StaffLoginLinked;
import lv.atbilstiba.staff.api.event.StaffLoginUnlinked;

import org.springframework.stereotype.Component;

/**
 * The history says whose login is whose; the vault's map is made to agree, should whoever recorded
 * it not have come to it. Of a login that was claimed for two at once, one link is taken back.
 */
@Component
final class WhenLoginsChangeThenTheVaultFollows implements Follower {
    private final Logins logins;
    private final LoginCodes codes;
    private final OwnCommands commands;

    WhenLoginsChangeThenTheVaultFollows(Logins logins, LoginCodes codes, OwnCommands commands) {
        this.logins = logins;
        this.codes = codes;
        this.commands = commands;
    }

    @Override
    public ProjectionName name() {
        return ProjectionName.of("staff.logins");
    }

    @Override
    public boolean concerns(Class<?> eventType) {
        return eventType == StaffLoginLinked.class || eventType == StaffLoginUnlinked.class;
    }

    @Override
    public void on(Recorded<Object> fact) {
        switch (fact.event()) {
            case StaffLoginLinked(var person, var login, _) when login != null ->
                    keep(person, login, fact);
            case StaffLoginUnlinked(var person, var login, var reason) -> {
                if (reason == UnlinkReason.LEFT) codes.withdraw(person);
                logins.tidy(person, login == null ? null : new Login(login));
            }
            default -> {}
        }
    }

    private void keep(StaffId person, String login, Recorded<Object> fact) {
        if (logins.keep(new Login(login), person)) return;
        commands.send(new UnlinkStaffLogin(person, login, UnlinkReason.CLAIMED_TWICE), fact);
    }
}
