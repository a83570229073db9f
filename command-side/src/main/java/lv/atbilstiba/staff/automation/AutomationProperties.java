package lv.atbilstiba.staff.automation;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Which automations run.
 *
 * @param releaseAppointments whether the appointments of whoever leaves end by themselves; if not,
 *     people release them, and ROLE-08 shows what is left
 */
@ConfigurationProperties("atbilstiba.automation")
record AutomationProperties(@DefaultValue("true") boolean releaseAppointments) {}
