extension Prelude {
    /// Subjects, parameters, the parts of answers and the kinds of rule.
    static let answers = #"""
        -- Subjects
        local record_methods = {}
        local function method(kinds, name, body)
          for _, each in ipairs(kinds) do
            record_methods[kind_of[each]] = record_methods[kind_of[each]] or {}
            record_methods[kind_of[each]][name] = body
          end
        end
        local function guarded(name, k, body)
          return function(self, ...)
            if kind(self) ~= k then fail("wrong-form", "`" .. name .. "` is a method", "write it with a colon: `:" .. name .. "(…)`") end
            return body(self, ...)
          end
        end
        method({ "state" }, "indicator", function(state, id)
          return make("indicator", "number", state, { text = asked(config.indicators, "indicator", "unknown-indicator", id) })
        end)
        method({ "state" }, "judgement", function(state, slot)
          return make("judgement", "judgement", state, { text = asked(config.judgements, "judgement", "unknown-judgement", slot) })
        end)
        method({ "state" }, "consent", function(state, scope) return make("consent", "judgement", state, { text = want_text(scope, "a consent") }) end)
        method({ "state", "organisation" }, "status", function(state, list) return make("status", "text", state, { text = want_text(list, "a status") }) end)
        method({ "state", "organisation" }, "since", function(state, list) return make("since", "date", state, { text = want_text(list, "a status") }) end)
        method({ "state", "portfolio", "activity" }, "sectors", function(record, register)
          return make("sectors", LIST + kind_of.sector, record, { text = want_text(register, "`sectors`") })
        end)
        local function filtered(list, filter)
          if filter and filter.status == "open" then
            return list_methods.leaving_out(list, "not open", function(each) return make("none", "clause", make("holds", "clause", each.is_open, { label = "open" })) end)
          end
          return list
        end
        for _, each in ipairs { { "portfolio", "activities", "activity" }, { "state", "activities", "activity" },
            { "state", "neighbours", "state" }, { "sector", "donors", "donor" }, { "activity", "participants", "organisation" },
            { "activity", "chain", "organisation" } } do
          local record, name, of = each[1], each[2], each[3]
          method({ record }, name, function(self, filter) return filtered(make("list", LIST + kind_of[of], self, { text = name }), filter) end)
        end
        method({ "portfolio" }, "role_in", function(portfolio, activity)
          return make("field", "text", want(activity, "activity", "`role_in`"), { text = "roles" })
        end)

        -- A reading's series is only asked through `last`
        local function series_of(indicator)
          local _, _, _, _, constant, record = host.node_of(indicator)
          local text = constant:sub(2, (constant:find("\30", 2, true)) - 1)
          return make("series", LIST + 1, record, { text = text })
        end
        local number_methods = {
          last = function(fact, n) return list_methods.last(series_of(fact), n) end,
          rank_in = function(fact, peers) return rank_in(fact, peers) end,
          at = function(parameter, day)
            local _, _, _, _, constant = host.node_of(parameter)
            local text = constant:sub(2, (constant:find("\30", 2, true)) - 1)
            return make("param_at", host.kind(parameter), value(day, "`at`"), { text = text })
          end,
        }

        local function index(self, name)
          local k = host.kind(self)
          local methods = k >= LIST and list_methods or k == 1 and number_methods or record_methods[k]
          if methods and methods[name] then return guarded(name, k, methods[name]) end
          local record = name_of[k]
          local fields = k < LIST and config.fields[record]
          if fields and fields[name] then return make("field", fields[name], self, { text = name }) end
          local names = sorted(methods or {})
          for _, field in ipairs(sorted(fields or {})) do names[#names + 1] = field end
          nearest("unknown-field", "field or method of " .. words(self), name, names)
        end
        local function order(op, instead)
          return function() fail("fact-compared", "`" .. op .. "` does not work on facts, which may be unknown", "write " .. instead) end
        end
        host.set_handle_metatable {
          __index = index,
          __newindex = function() fail("read-only", "a value of a rule cannot be changed") end,
          __call = function() fail("wrong-form", "a data field was called", "data fields are read with a point and without parentheses: `a.signed`") end,
          __add = arithmetic("add"), __sub = arithmetic("subtract"), __mul = arithmetic("multiply"), __div = arithmetic("divide"),
          __unm = function(a) return make("negate", "number", a) end,
          __lt = order("<", "`above(…)` or `below(…)`"), __le = order("<=", "`at_least(…)` or `at_most(…)`"),
          __len = order("#", "`:count()`"), __concat = order("..", "texts without facts; values are printed with the clause"),
          __tostring = function(a) return words(a) end, __name = "value of a rule",
        }

        -- Parameters
        local function row_of(parameter, number, cells)
          local row = {}
          for column, entry in pairs(cells) do row[column] = plain_or_handle(parameter .. "[" .. number .. "]." .. column, entry) end
          return row
        end
        local function table_of(name, entry)
          local list = {}
          for number, cells in ipairs(entry.rows) do
            list[number] = host.freeze(row_of(name, number, cells), function(_, column)
              if known(entry.columns, column) then return nil end
              nearest("unknown-parameter", "column", column, entry.columns, " in `" .. name .. "`")
            end)
          end
          local frozen = host.freeze(list)
          table_meta[frozen] = { name = name, columns = entry.columns, rows = entry.rows, key = entry.key }
          return frozen
        end
        -- Numbers and dates are values of the graph. What Lua itself can see may choose a path: reading it is noted.
        local function parameters()
          local p, plain_ones = {}, {}
          for name, entry in pairs(config.parameters) do
            if entry.rows then plain_ones[name] = table_of(name, entry)
            elseif entry.list then plain_ones[name] = host.freeze(entry.list)
            elseif entry.plain ~= nil then plain_ones[name] = entry.plain
            else p[name] = plain_or_handle(name, entry) end
          end
          return host.freeze(p, function(_, name)
            local found = plain_ones[name]
            if found == nil then
              if known(config.absent, name) then
                fail("parameter-not-in-force", "no value of `" .. name .. "` is in force on " .. config.as_of,
                  "give it a value for that day, or let the pack be valid for the days that have one")
              end
              nearest("unknown-parameter", "parameter", name, sorted(config.parameters))
            end
            steering[name] = true
            return found
          end)
        end
        host.export("plain", function(parameter)
          if not host.is_handle(parameter) or host.op(parameter) ~= config.operations.param then
            fail("type-mismatch", "`plain` takes a number of the parameters, not " .. words(parameter))
          end
          local _, _, _, _, constant = host.node_of(parameter)
          local text = constant:sub(2, (constant:find("\30", 2, true)) - 1)
          local entry = entries[text]
          steering[text] = true
          if not entry or not entry.number then fail("type-mismatch", "`plain` takes a number of the parameters, not " .. words(parameter)) end
          return tonumber(entry.number)
        end)

        -- Parts of answers
        host.export("sign", function(label, clause) return make("sign", "result", want(clause, "clause", "`sign`"), label_of(label, "`sign`")) end)
        host.export("class", function(label, clause) return make("class", "result", want(clause, "clause", "`class`"), label_of(label, "`class`")) end)
        host.export("otherwise", function(label) return make("otherwise", "result", nil, label_of(label, "`otherwise`")) end)
        host.export("first_of", function(items) return make("first_of", "result", items_of(items, "`first_of`", "result")) end)
        host.export("suggest", function(what, list, options)
          local ask = options and options.ask
          return make("suggest", "result", host.is_handle(list) and list or nil, { label = want_text(what, "`suggest`"), text = ask })
        end)
        host.export("limit", function(clause, options)
          local over = options and options.if_over
          return make("limit", "result", over and { want(clause, "clause", "`limit`"), over } or { want(clause, "clause", "`limit`") })
        end)
        for _, op in ipairs { "amount", "ceiling" } do
          host.export(op, function(money) return make(op, "result", value(money, "`" .. op .. "`")) end)
        end
        local comparisons = { "=", "≠", "≤", "≥", "in", "not in" }
        host.export("condition", function(key, op, what)
          want_text(key, "`condition`")
          if not known(comparisons, op) then nearest("unknown-comparison", "comparison", op, comparisons) end
          local codes = { op }
          if host.is_handle(what) then return make("condition", "result", what, { text = key, codes = codes }) end
          for _, each in ipairs(type(what) == "table" and what or { what }) do codes[#codes + 1] = want_text(each, "`condition`") end
          return make("condition", "result", nil, { text = key, codes = codes })
        end)
        host.export("obligation", function(who, what, by)
          return make("obligation", "result", by, { text = want_text(who, "`obligation`"), label = want_text(what, "`obligation`") })
        end)
        host.export("comment", function(label, clause) return make("comment", "result", clause, label_of(label, "`comment`")) end)

        -- Rules
        local bodies = { eligibility = { "decide" }, lens = { "signs", "class", "profile" }, coordination = { "check" },
          warning = { "watch" }, advisory = { "comment" } }
        local allowed = { id = true, subject = true, scope = true, title = true }
        local rule
        for kind_name, names in pairs(bodies) do
          host.export(kind_name, function(declared)
            if type(declared) ~= "table" then fail("rule-shape", "`" .. kind_name .. "` needs a table in braces") end
            local body
            for name, content in pairs(declared) do
              if known(names, name) then body = content
              elseif not allowed[name] then nearest("unknown-key", "part of a rule", name, { "id", "subject", "scope", "title", table.unpack(names) }) end
            end
            if type(body) ~= "function" then fail("rule-shape", "the rule has no function `" .. names[1] .. "`") end
            want_text(declared.id, "`id`"); want_text(declared.subject, "`subject`")
            return host.freeze { kind = kind_name, id = declared.id, subject = declared.subject, scope = declared.scope, body = body }
          end)
        end
        host.on_unknown_global(function(name) nearest("unknown-function", "function or name", name, host.names()) end)
        host.entry("configure", function(given) config = given end)
        host.entry("describe", function()
          rule = host.main()()
          if type(rule) ~= "table" or not host.is_frozen(rule) or not host.raw(rule, "body") then
            fail("rule-shape", "the file does not return a rule", "end it with `return eligibility { … }` or another kind of rule")
          end
          return { id = rule.id, kind = rule.kind, subject = rule.subject, scope = rule.scope or {} }
        end)
        host.entry("stage", function()
          local subject = make("subject", rule.subject)
          local result, operands = rule.body(subject, parameters()), {}
          if result == nil then fail("clause-missing", "the rule returns nothing", "return the answer") end
          if host.is_handle(result) then operands[1] = result
          else
            none_lost(result, "the answer")
            for at, item in ipairs(result) do operands[at] = value(item, "the answer") end
          end
          for _, clause in ipairs(shown_clauses) do operands[#operands + 1] = clause end
          if #operands == 0 then fail("clause-missing", "the rule returns an empty answer") end
          return make(rule.kind, "result", operands, { codes = sorted(steering) })
        end)
        """#
}
