extension Prelude {
    /// What the checks do that the source pass puts into a rule's text; see ``RuleScript``.
    static let checks = #"""
        -- A value that parameters alone decide is never unknown: it may be asked for.
        local fixed_ops, fixed = nil, {}
        local function is_fixed(x)
          local number = host.index(x)
          if fixed[number] ~= nil then return fixed[number] end
          if not fixed_ops then
            fixed_ops = {}
            for _, name in ipairs { "param", "param_at", "constant", "add", "subtract", "multiply", "divide", "negate" } do
              if config.operations[name] then fixed_ops[config.operations[name]] = true end
            end
          end
          local function all_fixed(op, _, _, _, _, ...)
            if not fixed_ops[op] then return false end
            for at = 1, select("#", ...) do
              if not is_fixed((select(at, ...))) then return false end
            end
            return true
          end
          fixed[number] = all_fixed(host.node_of(x))
          return fixed[number]
        end
        local comparable = "write `same(…)` or `is(…)` to compare values, `known(…)` to ask whether one is there"
        local function compared(left, right, site)
          local either = host.is_handle(left) and left or right
          local filled = (left == nil or right == nil) and is_fixed(either)
          if filled then return end
          local at = host.is_handle(left) and site or site + 1
          fail("fact-compared", words(either) .. " cannot be compared with `==` or `~=`", comparable, at)
        end
        local checks = {
          function(x, site)
            if host.is_handle(x) and not is_fixed(x) then
              fail("fact-as-condition", words(x) .. " cannot be a condition, because it may be unknown",
                "combine clauses with `all`, `any` and `none`, choose values with `if_else` or `choose`; `if` is for parameters", site)
            end
            return x
          end,
          function(left, right, site)
            if host.is_handle(left) or host.is_handle(right) then compared(left, right, site) end
            return left == right
          end,
          function(left, right, site)
            if host.is_handle(left) or host.is_handle(right) then compared(left, right, site) end
            return left ~= right
          end,
          function(key, site)
            if host.is_handle(key) then
              fail("fact-as-key", words(key) .. " cannot be the key of a table",
                "use a text or a plain number; `plain(p.…)` gives the number of a parameter", site)
            end
            return key
          end,
          function(list, count, site)
            for at = 1, count do
              if list[at] == nil then
                lost[list] = { at = at, site = site + at - 1 }
                break
              end
            end
            return list
          end,
          function(x, list, site)
            if x == nil and type(list) == "table" and not lost[list] then lost[list] = { site = site } end
            return x
          end,
          function(list, site, ...)
            if (...) == nil and select("#", ...) < 2 and type(list) == "table" and not lost[list] then lost[list] = { site = site } end
            return ...
          end,
        }
        host.export("__check", function(number, ...) return checks[number](...) end)

        """#
}
