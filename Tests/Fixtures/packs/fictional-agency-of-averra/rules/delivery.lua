--- Fictional: health money goes through the national treasury and the ministry of health.
return eligibility {
  id = "delivery",
  subject = "activity",
  scope = { sectors = { "121", "122" } },
  decide = function(activity, p)
    return {
      known("activity title", activity.title),
      condition("delivery.channel", "in", { "national-treasury" }),
      condition("works_through", "=", "ministry-of-health"),
    }
  end,
}
