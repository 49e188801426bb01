-- Drives Neovim's own client against the built server: warnings, a hover, a quick fix.
local root, results = vim.env.STAFF_PREP_FOLDER, {}
local function record(name, ok, why)
  table.insert(results, { name = 'Neovim: ' .. name, error = not ok and (why or 'failed') or nil })
end
local function finish()
  local file = io.open(vim.env.STAFF_PREP_RESULTS, 'w')
  file:write(vim.json and vim.json.encode(results) or vim.fn.json_encode(results))
  file:close()
  vim.cmd('qa!')
end

local ok, problem = pcall(function()
  vim.cmd('edit ' .. root .. '/gaps.prep.md')
  vim.bo.filetype = 'markdown'
  local id = vim.lsp.start_client({
    name = 'staff-prep',
    cmd = { vim.env.STAFF_PREP_NODE, vim.env.STAFF_PREP_CLI, 'lsp', '--stdio' },
    root_dir = root,
    workspace_folders = { { uri = vim.uri_from_fname(root), name = 'notes' } },
  })
  vim.lsp.buf_attach_client(0, id)
  local function codes()
    return vim.tbl_map(function(found) return found.code end, vim.diagnostic.get(0))
  end
  vim.wait(15000, function() return vim.tbl_contains(codes(), 'missing-finish') end, 50)
  record('warnings', vim.tbl_contains(codes(), 'unanswered-question') and vim.tbl_contains(codes(), 'missing-finish'), vim.inspect(codes()))

  local line = vim.fn.search('Debug the process') - 1
  local answers = vim.lsp.buf_request_sync(0, 'textDocument/hover', {
    textDocument = vim.lsp.util.make_text_document_params(),
    position = { line = line, character = 5 },
  }, 10000)
  local hover = answers and answers[id] and answers[id].result
  record('hover', hover and hover.contents.value:find('always reasonable to ask', 1, true) ~= nil, vim.inspect(answers))

  local target
  for _, found in ipairs(vim.diagnostic.get(0)) do
    if found.code == 'missing-finish' then target = found end
  end
  local range = {
    start = { line = target.lnum, character = target.col },
    ['end'] = { line = target.end_lnum, character = target.end_col },
  }
  answers = vim.lsp.buf_request_sync(0, 'textDocument/codeAction', {
    textDocument = vim.lsp.util.make_text_document_params(),
    range = range,
    context = { diagnostics = {}, only = { 'quickfix' } },
  }, 10000)
  for _, action in ipairs(answers[id].result) do
    if action.title == 'Insert “Finish well”' then
      if not action.edit then action = vim.lsp.buf_request_sync(0, 'codeAction/resolve', action, 10000)[id].result end
      vim.lsp.util.apply_workspace_edit(action.edit, 'utf-16')
      break
    end
  end
  vim.wait(15000, function() return not vim.tbl_contains(codes(), 'missing-finish') end, 50)
  local text = table.concat(vim.api.nvim_buf_get_lines(0, 0, -1, false), '\n')
  record('a quick fix', text:find('## Finish well', 1, true) ~= nil and not vim.tbl_contains(codes(), 'missing-finish'), text)
end)
if not ok then record('it ran', false, tostring(problem)) end
finish()
