/// The rule language, in Lua: what authors write, over the sandbox's primitives.
///
/// It builds nodes and knows just enough of their types to say which form is wrong; the graph's builder checks the rest.
/// A node's text is its label, its flags the nesting of members, its constant the other attributes, parted by U+001E.
enum Prelude {
    /// The chunk's name; never shown, because errors are placed in the author's file.
    static let name = "prelude"

    /// The source: one chunk, so that its parts share their locals.
    static let source = values + checks + groups + answers

    /// Nodes, labels, comparisons, combinators and lists.
    private static let values = #"""
        local host, config = host, nil
        local kind_of = { number = 1, date = 2, text = 3, codes = 4, flag = 5, judgement = 6, clause = 7, result = 8,
          state = 10, portfolio = 11, activity = 12, organisation = 13, sector = 14, donor = 15 }
        local name_of = {}
        for name, code in pairs(kind_of) do name_of[code] = name end
        local LIST = 100
        local depth, rows = 0, {}
        local shown_clauses, cards = {}, {}
        local table_meta, entries, steering = {}, {}, {}
        local lost = {} -- lists of which an item was nothing, by the source pass: which item, and its site

        local function fail(code, message, help, site)
          if help then message = message .. "\30" .. help end
          if site then message = message .. "\30" .. site end
          host.fail(message, code)
        end
        local function kind(x) return host.is_handle(x) and host.kind(x) or nil end
        local function words(x)
          local k = kind(x)
          if not k then return x == nil and "nothing" or "a plain " .. type(x) end
          if k >= LIST then return "a list of " .. (name_of[k - LIST] or "values") end
          return "a " .. (name_of[k] or "value")
        end
        local function pack(key, text, value, unit, codes)
          return table.concat({ key or "", text or "", value or "", unit or "", table.concat(codes or {}, "\31") }, "\30")
        end
        -- Members of tests: two tests over one list have the same member in the graph, so each is told apart by a number
        -- here, which may be used while its test runs and by what binds it.
        local serial, open, free = 0, {}, {}
        local function members_under(operands, binds)
          local under
          for _, operand in ipairs(type(operands) == "table" and operands or { operands }) do
            for number in pairs(free[host.index(operand)] or {}) do
              if not (binds and binds[number]) then
                if not open[number] then
                  fail("member-escaped", "a member is used outside of its test", "use what the function is given, and return what depends on it")
                end
                under = under or {}
                under[number] = true
              end
            end
          end
          return under
        end
        local function make(op, k, operands, a)
          a = a or {}
          local code = config.operations[op]
          if not code then fail("unknown-operation", "`" .. op .. "` is not known to this host") end
          local under = members_under(operands, a.binds)
          local node = host.node(code, kind_of[k] or k, operands, a.label, pack(a.key, a.text, a.value, a.unit, a.codes), a.level or 0)
          if under then free[host.index(node)] = under end
          return node
        end
        local function want(x, k, what)
          if kind(x) ~= kind_of[k] then fail("type-mismatch", what .. " needs a " .. k .. ", not " .. words(x)) end
          return x
        end
        local function want_text(x, what)
          if type(x) ~= "string" or x == "" then fail("type-mismatch", what .. " needs a text, not " .. words(x)) end
          return x
        end
        local function nearest(code, what, name, names, place)
          fail(code, "there is no " .. what .. " `" .. tostring(name) .. "`" .. (place or ""), "?" .. tostring(name) .. "\31" .. table.concat(names, "\31"))
        end
        local function known(list, name)
          for _, each in ipairs(list) do if each == name then return true end end
          return false
        end
        local function asked(names, what, code, name)
          want_text(name, "a " .. what)
          if not known(names, name) then nearest(code, what, name, names) end
          return name
        end
        local function sorted(t)
          local names = {}
          for name in pairs(t) do names[#names + 1] = name end
          table.sort(names)
          return names
        end

        -- Labels and items
        local function label_of(label, what)
          if type(label) == "table" then
            return { label = want_text(label.label, "the label of " .. what), key = label.key }
          end
          if type(label) ~= "string" or label == "" then
            fail("empty-label", what .. " starts with its label, not with " .. words(label))
          end
          return { label = label }
        end

        local function none_lost(items, what)
          local gap = lost[items]
          if gap and (not gap.at or items[gap.at] == nil) then
            fail("clause-missing", "an item of " .. what .. " is nothing", "return the clause, or write `nothing()` to leave it out", gap.site)
          end
        end
        local function is_nothing(x) return type(x) == "table" and host.is_frozen(x) and host.raw(x, "nothing") == true end
        local function items_of(items, what, wanted)
          if cards[items] and wanted == "clause" then items = cards[items].items end
          if type(items) ~= "table" then fail("type-mismatch", what .. " needs a list in braces, not " .. words(items)) end
          none_lost(items, what)
          local most = 0
          for key in pairs(items) do
            if type(key) ~= "number" then fail("type-mismatch", what .. " takes a list, and `" .. tostring(key) .. "` is a name") end
            if key > most then most = key end
          end
          local kept = {}
          for at = 1, most do
            local item = items[at]
            if item == nil then fail("clause-missing", "item " .. at .. " of " .. what .. " is nothing", "return the clause, or write `nothing()` to leave it out") end
            if not is_nothing(item) then
              if kind(item) ~= kind_of[wanted] then fail("not-a-clause", "item " .. at .. " of " .. what .. " is " .. words(item), "give a " .. wanted) end
              kept[#kept + 1] = item
            end
          end
          if #kept == 0 then fail("clause-missing", what .. " has no items") end
          return kept
        end
        local nothing_value = host.freeze({ nothing = true })
        host.export("nothing", function() return nothing_value end)
        host.export("shown", function(clause)
          shown_clauses[#shown_clauses + 1] = want(clause, "clause", "shown")
          return nothing_value
        end)

        -- Numbers: bare ones only as factors, and 0 or 1
        local function bare(x, k)
          return make("constant", "number", nil, { value = string.format("%.15g", x) })
        end
        local function value(x, what)
          if type(x) == "number" then
            if x ~= 0 and x ~= 1 then
              fail("limit-not-parameter", "the number " .. tostring(x) .. " in " .. what .. " has no unit and no source", "declare a parameter and write `p.<name>`")
            end
            return bare(x)
          end
          if not host.is_handle(x) then fail("type-mismatch", what .. " needs a value of the rule, not " .. words(x)) end
          return x
        end
        local function arithmetic(op)
          return function(a, b)
            local factors = op == "multiply" or op == "divide"
            local function operand(x) return type(x) == "number" and factors and bare(x) or value(x, "`" .. op .. "`") end
            a, b = operand(a), operand(b)
            local k = 1
            if kind(a) == 2 or kind(b) == 2 then k = (op == "subtract" and kind(a) == 2 and kind(b) == 2) and 1 or 2 end
            return make(op, k, { a, b })
          end
        end
        local function compare(op)
          host.export(op, function(label, left, right)
            local a = label_of(label, "`" .. op .. "`")
            left, right = value(left, "`" .. a.label .. "`"), value(right, "`" .. a.label .. "`")
            return make(op, "clause", { left, right }, a)
          end)
        end
        for _, op in ipairs { "at_least", "at_most", "above", "below", "better_than", "worse_than", "before", "after", "same" } do compare(op) end
        local function one(op, k)
          host.export(op, function(label, fact)
            local a = label_of(label, "`" .. op .. "`")
            return make(op, "clause", k and want(fact, k, "`" .. a.label .. "`") or value(fact, "`" .. a.label .. "`"), a)
          end)
        end
        one("known"); one("holds", "flag"); one("attested", "judgement")
        host.export("is", function(label, fact, code)
          local a = label_of(label, "`is`")
          want(fact, "text", "`" .. a.label .. "`")
          if type(code) == "string" then a.codes = { code } return make("is", "clause", fact, a) end
          return make("is", "clause", { fact, value(code, "`" .. a.label .. "`") }, a)
        end)
        local function codes_in(codes, a)
          if type(codes) ~= "table" then fail("type-mismatch", "`" .. a.label .. "` needs a list of codes, not " .. words(codes)) end
          a.codes = {}
          for at, code in ipairs(codes) do a.codes[at] = want_text(code, "`" .. a.label .. "`") end
          return a
        end
        host.export("one_of", function(label, fact, codes)
          local a = label_of(label, "`one_of`")
          return make("one_of", "clause", want(fact, "text", "`" .. a.label .. "`"), codes_in(codes, a))
        end)
        host.export("listed", function(label, record, codes)
          local a = label_of(label, "`listed`")
          return make("listed", "clause", value(record, "`" .. a.label .. "`"), codes_in(codes, a))
        end)
        host.export("matches", function(label, fact, pattern)
          local a = label_of(label, "`matches`")
          a.text = want_text(pattern, "`" .. a.label .. "`")
          return make("matches", "clause", want(fact, "text", "`" .. a.label .. "`"), a)
        end)

        -- Combinators
        for _, op in ipairs { "all", "any", "none" } do
          host.export(op, function(items) return make(op, "clause", items_of(items, "`" .. op .. "`", "clause")) end)
        end
        host.export("at_least_k", function(label, k, items)
          local a = label_of(label, "`at_least_k`")
          local operands = { value(k, "`" .. a.label .. "`") }
          for _, item in ipairs(items_of(items, "`" .. a.label .. "`", "clause")) do operands[#operands + 1] = item end
          return make("at_least_k", "clause", operands, a)
        end)
        local function ways(way)
          if way ~= "counts_as_met" and way ~= "counts_as_not_met" and way ~= "leave_out" then
            nearest("unknown-way", "way to treat what is missing", way, { "counts_as_met", "counts_as_not_met", "leave_out" })
          end
          return way
        end
        host.export("missing_as", function(way, clause) return make("missing_as", "clause", want(clause, "clause", "`missing_as`"), { text = ways(way) }) end)
        host.export("mean_of", function(items, options)
          local operands = {}
          none_lost(items, "`mean_of`")
          for at, item in ipairs(items) do operands[at] = value(item, "`mean_of`") end
          return make("mean_of", "number", operands, { text = options and options.missing or "missing" })
        end)
        for _, op in ipairs { "larger_of", "smaller_of" } do
          host.export(op, function(a, b) return make(op, kind(value(a, op)), { value(a, op), value(b, op) }) end)
        end
        host.export("if_else", function(clause, a, b)
          return make("if_else", kind(value(a, "`if_else`")), { want(clause, "clause", "`if_else`"), a, value(b, "`if_else`") })
        end)
        host.export("choose", function(...)
          local operands = { ... }
          for at, item in ipairs(operands) do operands[at] = value(item, "`choose`") end
          return make("choose", kind(operands[#operands]), operands)
        end)

        -- Lists: a test is a function of a symbolic member, staged twice
        local function element(list) return host.kind(list) - LIST end
        local function staged(list, test, what)
          if type(test) ~= "function" then fail("type-mismatch", what .. " needs a function of a member, not " .. words(test)) end
          serial = serial + 1
          local mine = serial
          local member = make("member", element(list), list, { level = depth, label = tostring(mine) })
          local under = free[host.index(member)] or {}
          under[mine] = true
          free[host.index(member)], open[mine] = under, true
          depth = depth + 1
          local first = test(member)
          serial = mine
          local second = test(member)
          depth, open[mine] = depth - 1, nil
          if not host.is_handle(first) then fail("clause-missing", "the test of " .. what .. " gives " .. words(first), "return the clause") end
          if not host.is_handle(second) or not host.equal(first, second) then
            fail("unstable-test", "the test of " .. what .. " gives another clause when it is asked again", "keep no count or table outside the function")
          end
          return first, mine
        end
        local function binding(op, k, list, test, a)
          a = a or {}
          a.level = depth
          local inner, mine = staged(list, test, "`" .. op .. "`")
          a.binds = { [mine] = true }
          return make(op, k, a.before and { list, a.before, inner } or { list, inner }, a)
        end
        local function amount_of(what)
          if type(what) == "function" then return what end
          return function(member) return member[want_text(what, "a list's value")] end
        end
        local function aggregate(op)
          return function(list, what)
            if type(what) == "string" and element(list) == kind_of.state and (op == "median" or op == "average") then
              return make("peer_" .. op, "number", list, { text = asked(config.indicators, "indicator", "unknown-indicator", what) })
            end
            if what == nil then return make(op, "number", list) end
            return binding(op, "number", list, amount_of(what))
          end
        end
        local list_methods = {
          count = function(list) return make("count", "number", list) end,
          where = function(list, test) return binding("where", host.kind(list), list, test) end,
          leaving_out = function(list, reason, test) return binding("leaving_out", host.kind(list), list, test, { label = want_text(reason, "`leaving_out`") }) end,
          last = function(list, n) return make("last", host.kind(list), { list, value(n, "`last`") }) end,
          changes = function(list) return make("changes", host.kind(list), list) end,
          distinct = function(list) return make("distinct", host.kind(list), list) end,
          each = function(list, what)
            local level = depth
            local inner, mine = staged(list, amount_of(what), "`each`")
            return make("each", LIST + host.kind(inner), { list, inner }, { level = level, binds = { [mine] = true } })
          end,
          sum = aggregate("sum"), average = aggregate("average"), median = aggregate("median"),
          least = aggregate("least"), greatest = aggregate("greatest"),
          smallest_first = function(list, what) return binding("smallest_first", host.kind(list), list, amount_of(what or "spending")) end,
          largest_first = function(list, what) return binding("largest_first", host.kind(list), list, amount_of(what or "spending")) end,
          top_share = function(list, what, share)
            if share == nil then what, share = "spending", what end
            local level = depth
            local inner, mine = staged(list, amount_of(what), "`top_share`")
            return make("top_share", host.kind(list), { list, inner, value(share, "`top_share`") }, { level = level, binds = { [mine] = true } })
          end,
          share_of = function(list, test, what)
            local level = depth
            local clause, mine = staged(list, test, "`share_of`")
            local inner, other = staged(list, amount_of(what), "`share_of`")
            return make("share_of", "number", { list, clause, inner }, { level = level, binds = { [mine] = true, [other] = true } })
          end,
          any_of = function(list, label, test) return binding("any_of", "clause", list, test, label_of(label, "`any_of`")) end,
          all_of = function(list, label, test) return binding("all_of", "clause", list, test, label_of(label, "`all_of`")) end,
          consecutive = function(list, n, label, test)
            local a = label_of(label, "`consecutive`")
            a.before = value(n, "`consecutive`")
            return binding("consecutive", "clause", list, test, a)
          end,
          sectors = function(list, register) return make("sectors", LIST + kind_of.sector, list, { text = want_text(register, "`sectors`") }) end,
        }
        list_methods.any_year = list_methods.any_of
        host.export("share_of", function(list, test, what) return list_methods.share_of(list, test, what) end)

        """#
}
