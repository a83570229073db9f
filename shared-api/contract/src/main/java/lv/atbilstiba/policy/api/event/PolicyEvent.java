package lv.atbilstiba.policy.api.event;

/** What happened to the policy's data. */
public sealed interface PolicyEvent permits PolicyParameterSet, TerritorySet {}
